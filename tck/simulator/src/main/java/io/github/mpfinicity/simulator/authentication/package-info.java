/** Partners, their tokens, the lockout, and the operation that turns one into the other. */
@NullMarked
package io.github.mpfinicity.simulator.authentication;

import org.jspecify.annotations.NullMarked;
