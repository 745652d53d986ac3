/** The requests that the simulator saw, in order and safe to print. */
@NullMarked
package io.github.mpfinicity.simulator.recording;

import org.jspecify.annotations.NullMarked;
