package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls under way of which some may never come back. One that lasts longer than the deadline is
 * given up, but its thread cannot be had back: so no call is begun while two of those are
 * outstanding. Safe for any thread.
 */
final class Calls {
    private final Clocks clocks;
    private final Duration deadline;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

    /** One of them. */
    final class Call {
        private final Moment begun;

        private Call(Moment begun) {
            this.begun = begun;
        }

        private boolean isGivenUp(Moment now) {
            return now.since(begun).compareTo(deadline) >= 0;
        }

        void end() {
            underWay.remove(this);
        }
    }

    Calls(Clocks clocks, Duration deadline) {
        this.clocks = clocks;
        this.deadline = deadline;
    }

    /** Whether another call may begin beside those that are under way. */
    boolean mayBegin() {
        Moment now = clocks.now();
        return underWay.stream().filter(call -> call.isGivenUp(now)).count()
                < HangingSourceException.MOST_GIVEN_UP;
    }

    /** Whether another call may begin, and no other is under way but those that were given up. */
    boolean mayBeginAlone() {
        Moment now = clocks.now();
        return mayBegin() && underWay.stream().allMatch(call -> call.isGivenUp(now));
    }

    Call begin() {
        var call = new Call(clocks.now());
        underWay.add(call);
        return call;
    }
}
