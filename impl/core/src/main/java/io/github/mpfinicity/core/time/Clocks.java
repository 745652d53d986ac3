package io.github.mpfinicity.core.time;

import java.time.Instant;

/** The source of time. Safe for any thread. */
@FunctionalInterface
public interface Clocks {
    /** Reads both clocks, as close together as possible. */
    Moment now();

    /** Gives the clocks of this machine. */
    static Clocks system() {
        return () -> new Moment(Instant.now(), System.nanoTime());
    }
}
