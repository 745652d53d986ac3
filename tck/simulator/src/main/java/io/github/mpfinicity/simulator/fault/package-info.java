/** Misbehaviour on demand, for the next requests or until cleared. */
@NullMarked
package io.github.mpfinicity.simulator.fault;

import org.jspecify.annotations.NullMarked;
