package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Moment;

/**
 * What a decision may know of the world.
 *
 * @param moment on both clocks
 * @param draw a random number from 0 to 1, for jitter
 */
record TimeAndJitter(Moment moment, double draw) {}
