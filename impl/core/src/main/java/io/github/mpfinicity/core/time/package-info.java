/** Two clocks read together, and a timer. Both come in through constructors. */
@NullMarked
package io.github.mpfinicity.core.time;

import org.jspecify.annotations.NullMarked;
