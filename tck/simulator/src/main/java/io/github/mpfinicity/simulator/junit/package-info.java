/** JUnit 5: starts, resets and closes a simulator around tests. */
@NullMarked
package io.github.mpfinicity.simulator.junit;

import org.jspecify.annotations.NullMarked;
