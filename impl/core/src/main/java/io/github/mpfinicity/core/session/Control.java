package io.github.mpfinicity.core.session;

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
     */
    record InFlight(Flight flight, int failures, @Nullable Attempt attempt) implements Control {}

    /** The last attempt failed in a way that passes; none is made before the moment. */
    record Cooling(Moment notBefore, int failures, Trouble trouble, String detail)
            implements Control {
        boolean over(Moment now) {
            return !now.isBefore(notBefore);
        }

        Refusal refusal(Moment now) {
            Duration left = over(now) ? Duration.ZERO : notBefore.since(now);
            return new Refusal.Unavailable(trouble, detail, left);
        }
    }

    /** The credentials were refused, or cannot be right. Only other credentials are sent. */
    record Quarantined(Refusal why, Moment checked) implements Control {
        boolean mayCheck(boolean served, Moment now) {
            Duration pause = served ? SessionRules.RECHECK_WHILE_SERVED : SessionRules.RECHECK;
            return now.since(checked).compareTo(pause) >= 0;
        }
    }

    /** The vendor has locked the account. */
    record Locked(int status) implements Control {}

    /** For good. */
    record Closed() implements Control {}
}
