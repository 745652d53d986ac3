/** An in-process Finicity for tests: it counts, locks, expires and fails on demand. */
@NullMarked
package io.github.mpfinicity.simulator;

import org.jspecify.annotations.NullMarked;
