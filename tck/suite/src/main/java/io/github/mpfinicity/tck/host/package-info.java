/** Where the headers must not go. */
@NullMarked
package io.github.mpfinicity.tck.host;

import org.jspecify.annotations.NullMarked;
