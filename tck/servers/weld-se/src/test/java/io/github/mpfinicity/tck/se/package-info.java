/** What Arquillian's Weld lacks to run the whole suite. */
@NullMarked
package io.github.mpfinicity.tck.se;

import org.jspecify.annotations.NullMarked;
