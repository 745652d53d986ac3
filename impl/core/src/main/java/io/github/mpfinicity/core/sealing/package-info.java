/** Keeps a token unreadable, and where it belongs, in a store that others can look into. */
@NullMarked
package io.github.mpfinicity.core.sealing;

import org.jspecify.annotations.NullMarked;
