/** What can be counted and timed, told to whoever measures. */
@NullMarked
package io.github.mpfinicity.core.observe;

import org.jspecify.annotations.NullMarked;
