/** The simulator's HTTP server, made of the JDK's. */
@NullMarked
package io.github.mpfinicity.simulator.http;

import org.jspecify.annotations.NullMarked;
