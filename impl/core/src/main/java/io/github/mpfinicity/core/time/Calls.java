package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts calls that may never return. A call that lasts longer than the deadline is given up, but
 * its thread stays occupied. So no call begins while too many given-up calls are outstanding. A
 * call that hangs must not block new calls for ever: it is forgotten a quarter of an hour after its
 * deadline. Safe for any thread.
 */
public final class Calls {
    /** The time for which a call counts after its deadline. */
    public static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Clocks clocks;
    private final Duration deadline;
    private final int most;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

    /** A call under way. */
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

        /** Stops counting this call: it has returned, or it was not begun after all. */
        public void end() {
            underWay.remove(this);
        }

        /** Marks this call as one that nobody waits for any more. */
        public void giveUp() {
            givenUp = true;
        }
    }

    /**
     * Starts with no call under way.
     *
     * @param most the number of calls that may hang
     */
    public Calls(Clocks clocks, Duration deadline, int most) {
        this.clocks = clocks;
        this.deadline = deadline;
        this.most = most;
    }

    /** True if another call may begin beside the calls under way. */
    public boolean mayBegin() {
        Moment now = clocks.now();
        underWay.removeIf(call -> call.isForgotten(now));
        return underWay.stream().filter(call -> call.isGivenUp(now)).count() < most;
    }

    /** True if another call may begin and every call under way was given up. */
    public boolean mayBeginAlone() {
        Moment now = clocks.now();
        return mayBegin() && underWay.stream().allMatch(call -> call.isGivenUp(now));
    }

    /** Begins to count a call. */
    public Call begin() {
        var call = new Call(clocks.now());
        underWay.add(call);
        return call;
    }
}
