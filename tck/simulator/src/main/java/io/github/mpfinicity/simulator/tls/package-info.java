/** The temporary certificate of an https simulator. */
@NullMarked
package io.github.mpfinicity.simulator.tls;

import org.jspecify.annotations.NullMarked;
