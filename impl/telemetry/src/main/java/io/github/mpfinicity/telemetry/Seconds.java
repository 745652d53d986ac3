package io.github.mpfinicity.telemetry;

import java.time.Duration;

/** Durations as both APIs want them. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration time) {
        return time.getSeconds() + time.getNano() / NANOS;
    }
}
