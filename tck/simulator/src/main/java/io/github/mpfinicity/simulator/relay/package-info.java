/** A loopback relay that loses, resets and refuses at the level of sockets. */
@NullMarked
package io.github.mpfinicity.simulator.relay;

import org.jspecify.annotations.NullMarked;
