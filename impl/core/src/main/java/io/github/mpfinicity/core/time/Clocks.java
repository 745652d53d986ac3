package io.github.mpfinicity.core.time;

import java.time.Instant;

/** Where time comes from. Safe for any thread. */
@FunctionalInterface
public interface Clocks {
    /** Both clocks, read as close together as possible. */
    Moment now();

    /** The clocks of this machine. */
    static Clocks system() {
        return () -> new Moment(Instant.now(), System.nanoTime());
    }
}
