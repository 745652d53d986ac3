/**
 * The pact, held against the simulator; and the simulator made wrong, to see that it is noticed.
 */
@NullMarked
package io.github.mpfinicity.contract.provider;

import org.jspecify.annotations.NullMarked;
