/** The live page: what the simulator has seen, and buttons for what can go wrong. */
@NullMarked
package io.github.mpfinicity.simulator.page;

import org.jspecify.annotations.NullMarked;
