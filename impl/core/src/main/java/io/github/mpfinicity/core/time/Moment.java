package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment on two clocks. The wall clock jumps when somebody sets it; the monotonic clock stops
 * while the machine sleeps. A token that must not be thought too young is measured by both.
 *
 * @param wall the time of day
 * @param nanos {@link System#nanoTime()}: only differences mean something
 */
public record Moment(Instant wall, long nanos) {
    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    /** Makes a moment of the readings of {@link Clocks#wallNanos()} and {@link Clocks#nanos()}. */
    public static Moment of(long wallNanos, long nanos) {
        return new Moment(Instant.ofEpochSecond(0, wallNanos), nanos);
    }

    /**
     * The time of day as a number, in nanoseconds. Only differences mean something, up to 292
     * years.
     */
    public long wallNanos() {
        return wall.getEpochSecond() * NANOS_OF_A_SECOND + wall.getNano();
    }

    /** Gives the time from an earlier moment to this one on the monotonic clock. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    /** Gives the longer of the times on the two clocks; negative only if both are. */
    public Duration longestSince(Moment earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration byNanos = since(earlier);
        return byWall.compareTo(byNanos) > 0 ? byWall : byNanos;
    }

    /** Gives the moment that is later by some time, on both clocks. */
    public Moment plus(Duration time) {
        return new Moment(wall.plus(time), nanos + time.toNanos());
    }

    /** True if this moment is earlier than the other on the monotonic clock. */
    public boolean isBefore(Moment other) {
        return nanos - other.nanos < 0;
    }
}
