/** The throw-away certificate of an https simulator. */
@NullMarked
package io.github.mpfinicity.simulator.tls;

import org.jspecify.annotations.NullMarked;
