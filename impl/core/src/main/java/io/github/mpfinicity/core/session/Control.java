package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The session's work on authentication. It does not depend on the token that the session has. */
sealed interface Control {
    Activity activity();

    /**
     * True if a run may start.
     *
     * @param served true if the old token still serves
     * @param nanos now, on the monotonic clock
     */
    boolean mayStart(boolean served, long nanos);

    /**
     * The reason why there is no token; null if a token is being fetched, or will be fetched for
     * the next caller.
     */
    @Nullable Refusal refusal(Moment now);

    /** This, if a run is under way; else null. */
    default @Nullable Authenticating authenticating() {
        return null;
    }

    /** This, if it is a pause; else null. */
    default @Nullable Cooling cooling() {
        return null;
    }

    /** The session does nothing. */
    record Idle() implements Control {
        @Override
        public Activity activity() {
            return Activity.IDLE;
        }

        @Override
        public boolean mayStart(boolean served, long nanos) {
            return true;
        }

        @Override
        public @Nullable Refusal refusal(Moment now) {
            return null;
        }
    }

    /**
     * One authentication is under way. Without an attempt the credentials are still being read and
     * nothing has been sent.
     *
     * @param since the moment when the time for this part began, with or without an attempt
     */
    record Authenticating(
            InFlight inFlight, @Nullable Cooling before, @Nullable Attempt attempt, Moment since)
            implements Control {
        @Override
        public Activity activity() {
            return Activity.IN_FLIGHT;
        }

        @Override
        public boolean mayStart(boolean served, long nanos) {
            return false;
        }

        @Override
        public @Nullable Refusal refusal(Moment now) {
            return null;
        }

        @Override
        public Authenticating authenticating() {
            return this;
        }

        Cooling cooling(
                UnavailableReason reason,
                String detail,
                @Nullable String code,
                Attempts attempts,
                Moment notBefore) {
            int failures = failures(reason) + 1;
            int unknown = reason == UnavailableReason.UNKNOWN_OUTCOME ? failures : unknown();
            return new Cooling(notBefore, failures, unknown, reason, detail, code, attempts);
        }

        /** True if the run must have ended by now, by the monotonic clock. */
        boolean isPastDeadline(SessionRules rules, long nanos) {
            return nanos - since.nanos() >= rules.deadline().toNanos();
        }

        /**
         * The number of runs in a row that ended for that reason. Only unknown outcomes are counted
         * over failures of another kind in between: each of them is charged.
         */
        int failures(UnavailableReason reason) {
            if (reason == UnavailableReason.UNKNOWN_OUTCOME) {
                return unknown();
            }
            return before != null && before.reason() == reason ? before.failures() : 0;
        }

        private int unknown() {
            return before == null ? 0 : before.unknown();
        }
    }

    /**
     * The last attempt failed for a reason that passes. No attempt is made before that moment.
     *
     * @param failures runs in a row that ended for that reason
     * @param unknown outcomes that were not known since the last one that was
     */
    record Cooling(
            Moment notBefore,
            int failures,
            int unknown,
            UnavailableReason reason,
            String detail,
            @Nullable String code,
            Attempts attempts)
            implements Control {
        @Override
        public Activity activity() {
            return Activity.COOLING;
        }

        @Override
        public boolean mayStart(boolean served, long nanos) {
            return over(nanos);
        }

        @Override
        public Refusal refusal(Moment now) {
            return new Refusal.Unavailable(reason, detail, code, left(now), attempts);
        }

        @Override
        public Cooling cooling() {
            return this;
        }

        boolean over(long nanos) {
            return nanos - notBefore.nanos() >= 0;
        }

        Duration left(Moment now) {
            return over(now.nanos()) ? Duration.ZERO : notBefore.since(now);
        }
    }

    /**
     * The session does not send these credentials. It sends others, or the same ones after an
     * operator's confirmation.
     */
    record Quarantined(Refusal why, Moment checked) implements Control {
        @Override
        public Activity activity() {
            return Activity.QUARANTINED;
        }

        @Override
        public boolean mayStart(boolean served, long nanos) {
            Duration pause = served ? SessionRules.RECHECK_WHILE_SERVED : SessionRules.RECHECK;
            return nanos - checked.nanos() >= pause.toNanos();
        }

        @Override
        public Refusal refusal(Moment now) {
            return why;
        }
    }

    /** The session was closed; it never opens again. */
    record Closed() implements Control {
        @Override
        public Activity activity() {
            return Activity.CLOSED;
        }

        @Override
        public boolean mayStart(boolean served, long nanos) {
            return false;
        }

        @Override
        public Refusal refusal(Moment now) {
            return new Refusal.Closed();
        }
    }
}
