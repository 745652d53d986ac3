/** Two clocks that are read together, and a timer. Constructors take both. */
@NullMarked
package io.github.mpfinicity.core.time;

import org.jspecify.annotations.NullMarked;
