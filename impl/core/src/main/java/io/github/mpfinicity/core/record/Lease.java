package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * Keeps all but one node from authenticating. It has a length and no end, for nodes' clocks are
 * never compared: to others it is over once they have seen it for longer than that themselves.
 *
 * @param holder id of the reservation it was taken with: unique, so the same lease never comes back
 * @param length for how long
 * @param pause nothing is under way any more; the vendor is left alone for that time
 */
public record Lease(String holder, Duration length, boolean pause) {
    /** Longer than an authentication with its two writes to the store. */
    public static final Duration STANDARD = Duration.ofSeconds(45);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** Two clocks do not run equally fast: how much longer others wait, in tenths. */
    private static final int SLACK = 11;

    public static Lease taken(String id, Duration length) {
        return new Lease(id, length, false);
    }

    /** Nothing is under way any more, and all nodes wait for so long, within reason. */
    Lease pausedFor(Duration pauseLength) {
        boolean within = pauseLength.compareTo(LONGEST_PAUSE) < 0;
        return new Lease(holder, within ? pauseLength : LONGEST_PAUSE, true);
    }

    /**
     * After an attempt without an answer: a lost request may still arrive, and a vendor that does
     * not answer is asked less and less often, however many nodes there are.
     */
    Lease afterUnknown(long charged) {
        int doublings = (int) Math.max(0, Math.min(charged - 1, 10));
        Duration late = LockoutPolicy.LATE_WINDOW.multipliedBy(1L << doublings);
        return pausedFor(length.plus(late));
    }

    /** What is left of it for somebody else who has seen it for so long; zero if it is over. */
    public Duration left(Duration seen) {
        Duration left = outlasting(length).minus(seen);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What is at least so long on any other clock. */
    static Duration outlasting(Duration length) {
        return length.multipliedBy(SLACK).dividedBy(10);
    }

    /** Whether the process that makes reservations of such a name took it. */
    public boolean isOf(String id) {
        return process(holder).equals(process(id));
    }

    private static String process(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('-')));
    }
}
