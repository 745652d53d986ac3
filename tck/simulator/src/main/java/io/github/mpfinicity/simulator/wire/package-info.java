/** What goes over the wire: error bodies in all the vendor's shapes, JSON, XML, replies. */
@NullMarked
package io.github.mpfinicity.simulator.wire;

import org.jspecify.annotations.NullMarked;
