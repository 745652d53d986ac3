/** Tells observers what can be counted and timed. */
@NullMarked
package io.github.mpfinicity.core.observe;

import org.jspecify.annotations.NullMarked;
