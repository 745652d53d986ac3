package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * The right of one node to authenticate. A lease has a length and no end, because clocks of nodes
 * are never compared. For another node it is over when that node has seen it for longer than its
 * length.
 *
 * @param holder the unique id of the reservation that took it
 * @param length the time for which other nodes wait
 * @param pause true if no attempt is under way and all nodes leave the vendor alone
 */
public record Lease(String holder, Duration length, boolean pause) {
    /** Longer than an authentication with its two writes to the store. */
    public static final Duration STANDARD = Duration.ofSeconds(45);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /**
     * The factor by which other nodes wait longer, in tenths. Two clocks do not run equally fast.
     */
    private static final int SLACK = 11;

    public static Lease taken(String id, Duration length) {
        return new Lease(id, length, false);
    }

    /** A pause for all nodes after an attempt, of half an hour at most. */
    Lease pausedFor(Duration pauseLength) {
        boolean within = pauseLength.compareTo(LONGEST_PAUSE) < 0;
        return new Lease(holder, within ? pauseLength : LONGEST_PAUSE, true);
    }

    /**
     * A pause after an attempt without an answer. The lost request may still arrive. The pause
     * doubles with each charge, so that a vendor that does not answer is asked less and less often,
     * however many nodes there are.
     */
    Lease afterUnknown(long charged) {
        int doublings = (int) Math.max(0, Math.min(charged - 1, 10));
        Duration late = LockoutPolicy.LATE_WINDOW.multipliedBy(1L << doublings);
        return pausedFor(length.plus(late));
    }

    /** The time that is left for another node that has seen it for so long; zero if it is over. */
    public Duration left(Duration seen) {
        Duration left = outlasting(length).minus(seen);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A time that is at least so long on any other clock. */
    static Duration outlasting(Duration length) {
        return length.multipliedBy(SLACK).dividedBy(10);
    }
}
