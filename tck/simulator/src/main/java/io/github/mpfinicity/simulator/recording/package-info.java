/** What the simulator saw: every request, in order, safe to print. */
@NullMarked
package io.github.mpfinicity.simulator.recording;

import org.jspecify.annotations.NullMarked;
