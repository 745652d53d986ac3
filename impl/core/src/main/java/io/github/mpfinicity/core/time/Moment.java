package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment on two clocks. The wall clock jumps when somebody sets it; the monotonic one stops while
 * the machine sleeps. What must not be thought too young is measured by both.
 *
 * @param wall the time of day
 * @param nanos {@link System#nanoTime()}: only differences mean something
 */
public record Moment(Instant wall, long nanos) {
    /** How much later this is on the monotonic clock. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    /** The longer of the two times that went by since then; negative only if both are. */
    public Duration longestSince(Moment earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration byNanos = since(earlier);
        return byWall.compareTo(byNanos) > 0 ? byWall : byNanos;
    }

    /** The same moment plus some time, on both clocks. */
    public Moment plus(Duration time) {
        return new Moment(wall.plus(time), nanos + time.toNanos());
    }

    /** Whether the monotonic clock has not yet come to that moment. */
    public boolean isBefore(Moment other) {
        return nanos - other.nanos < 0;
    }
}
