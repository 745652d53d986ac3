package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Moment;

/**
 * The only outside values that a decision may use: the time and a random number.
 *
 * @param moment on both clocks
 * @param draw a random number from 0 to 1, for jitter
 */
record TimeAndJitter(Moment moment, double draw) {}
