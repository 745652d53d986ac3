package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the session is doing about authentication, whatever token it has. */
sealed interface Control {
    /** Nothing. */
    record Idle() implements Control {}

    /**
     * One authentication is under way. Without an attempt the credentials are still being read and
     * nothing has been sent.
     *
     * @param since when the time for this part of it began, with or without an attempt
     */
    record InFlight(
            Flight flight, @Nullable Cooling before, @Nullable Attempt attempt, Moment since)
            implements Control {
        /** Whether it must have ended by now, by the clock that nobody sets. */
        boolean isOverdue(SessionRules rules, Moment now) {
            return now.since(since).compareTo(rules.deadline()) >= 0;
        }

        /** How often in a row it ended in that trouble. */
        int failures(Trouble trouble) {
            return before != null && before.trouble() == trouble ? before.failures() : 0;
        }
    }

    /** The last attempt failed in a way that passes; none is made before the moment. */
    record Cooling(
            Moment notBefore, int failures, Trouble trouble, String detail, Attempts attempts)
            implements Control {
        boolean over(Moment now) {
            return !now.isBefore(notBefore);
        }

        Duration left(Moment now) {
            return over(now) ? Duration.ZERO : notBefore.since(now);
        }

        Refusal refusal(Moment now) {
            return new Refusal.Unavailable(trouble, detail, left(now), attempts);
        }
    }

    /** These credentials are not sent: only others are, or what an operator confirms. */
    record Quarantined(Refusal why, Moment checked) implements Control {
        boolean mayCheck(boolean served, Moment now) {
            Duration pause = served ? SessionRules.RECHECK_WHILE_SERVED : SessionRules.RECHECK;
            return now.since(checked).compareTo(pause) >= 0;
        }
    }

    /** For good. */
    record Closed() implements Control {}
}
