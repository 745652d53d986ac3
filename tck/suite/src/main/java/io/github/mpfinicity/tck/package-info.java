/** The requirements for an implementation. */
@NullMarked
package io.github.mpfinicity.tck;

import org.jspecify.annotations.NullMarked;
