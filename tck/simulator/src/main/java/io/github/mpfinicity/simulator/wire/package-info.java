/** The simulator's wire formats: error bodies in all the vendor's shapes, JSON, XML and replies. */
@NullMarked
package io.github.mpfinicity.simulator.wire;

import org.jspecify.annotations.NullMarked;
