/** What Arquillian needs to know of Helidon: nobody publishes it. */
@NullMarked
package io.github.mpfinicity.tck.helidon;

import org.jspecify.annotations.NullMarked;
