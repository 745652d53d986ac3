/** Partners, their tokens, the lockout, and the operations that issue tokens and change secrets. */
@NullMarked
package io.github.mpfinicity.simulator.authentication;

import org.jspecify.annotations.NullMarked;
