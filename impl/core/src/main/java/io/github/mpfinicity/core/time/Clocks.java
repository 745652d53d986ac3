package io.github.mpfinicity.core.time;

/** The source of time. Safe for any thread. */
@FunctionalInterface
public interface Clocks {
    /** Reads both clocks, as close together as possible. */
    Moment now();

    /** Reads the wall clock, in the unit of {@link Moment#wallNanos()}. */
    default long wallNanos() {
        return now().wallNanos();
    }

    /** Reads the monotonic clock. */
    default long nanos() {
        return now().nanos();
    }

    /** Gives the clocks of this machine. */
    static Clocks system() {
        return new SystemClocks();
    }
}
