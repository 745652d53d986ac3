package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs faster than another one from its start on.
 *
 * @param base the other one
 * @param start when both show the same
 * @param factor how much faster
 */
record FastClock(InstantSource base, Instant start, int factor) implements InstantSource {

    FastClock {
        requireNonNull(base, "base");
        requireNonNull(start, "start");
    }

    static FastClock of(InstantSource base, int factor) {
        return new FastClock(base, base.instant(), factor);
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, base.instant()).multipliedBy(factor));
    }
}
