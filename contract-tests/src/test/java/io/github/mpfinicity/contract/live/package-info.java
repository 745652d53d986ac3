/** The harmless part of the pact, held against the real service. */
@NullMarked
package io.github.mpfinicity.contract.live;

import org.jspecify.annotations.NullMarked;
