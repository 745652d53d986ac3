package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls under way of which some may never come back. One that lasts longer than the deadline is
 * given up, but its thread cannot be had back: so no call is begun while so many of those are
 * outstanding. What hangs for good must not end that for ever: a quarter of an hour later it is
 * forgotten. Safe for any thread.
 */
public final class Calls {
    /** For how long a call counts after its deadline. */
    public static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Clocks clocks;
    private final Duration deadline;
    private final int most;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

    /** One of them. */
    public final class Call {
        private final Moment begun;
        private volatile boolean givenUp;

        private Call(Moment begun) {
            this.begun = begun;
        }

        /** True if it has lasted longer than the deadline, or nobody waits for it any more. */
        public boolean isGivenUp() {
            return isGivenUp(clocks.now());
        }

        private boolean isGivenUp(Moment now) {
            return givenUp || now.since(begun).compareTo(deadline) >= 0;
        }

        private boolean isForgotten(Moment now) {
            return now.since(begun).compareTo(deadline.plus(REMEMBERED)) >= 0;
        }

        /** It has come back, or was not begun after all. */
        public void end() {
            underWay.remove(this);
        }

        /** Nobody waits for it any more. */
        public void giveUp() {
            givenUp = true;
        }
    }

    /**
     * None is under way yet.
     *
     * @param most how many may hang
     */
    public Calls(Clocks clocks, Duration deadline, int most) {
        this.clocks = clocks;
        this.deadline = deadline;
        this.most = most;
    }

    /** Whether another call may begin beside those that are under way. */
    public boolean mayBegin() {
        Moment now = clocks.now();
        underWay.removeIf(call -> call.isForgotten(now));
        return underWay.stream().filter(call -> call.isGivenUp(now)).count() < most;
    }

    /** Whether another call may begin, and no other is under way but those that were given up. */
    public boolean mayBeginAlone() {
        Moment now = clocks.now();
        return mayBegin() && underWay.stream().allMatch(call -> call.isGivenUp(now));
    }

    /** One begins. */
    public Call begin() {
        var call = new Call(clocks.now());
        underWay.add(call);
        return call;
    }
}
