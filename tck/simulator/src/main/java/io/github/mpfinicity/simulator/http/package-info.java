/** The JDK's HTTP server as the simulator uses it. */
@NullMarked
package io.github.mpfinicity.simulator.http;

import org.jspecify.annotations.NullMarked;
