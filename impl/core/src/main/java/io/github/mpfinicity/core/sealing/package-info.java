/** Seals tokens for a store that others can read: a token opens only with its key in its place. */
@NullMarked
package io.github.mpfinicity.core.sealing;

import org.jspecify.annotations.NullMarked;
