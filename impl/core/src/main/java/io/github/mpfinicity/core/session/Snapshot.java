package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session at one moment.
 *
 * @param band of the token; null if there is none
 * @param activity what is being done about the next one
 * @param attempts charged, as this process knows
 * @param refusal the last one since the last success; null if there was none
 * @param retryAfter no authentication is tried before that; zero if one may be
 */
public record Snapshot(
        HeldToken.@Nullable Band band,
        Activity activity,
        Attempts attempts,
        @Nullable Refusal refusal,
        Duration retryAfter) {

    /** In a word. */
    public enum Activity {
        /** Nothing is being done, or needs to be. */
        IDLE,
        /** An authentication is under way. */
        IN_FLIGHT,
        /** A pause after a failure that passes. */
        COOLING,
        /** The credentials are not sent. */
        QUARANTINED,
        /** For good. */
        CLOSED
    }

    static Snapshot of(SessionState state, Attempts attempts, Moment now) {
        HeldToken token = state.token();
        Duration left =
                state.control() instanceof Control.Cooling cooling
                        ? cooling.left(now)
                        : Duration.ZERO;
        return new Snapshot(
                token == null ? null : token.band(now),
                activity(state.control()),
                attempts,
                asOfNow(state.refusal(), left),
                left);
    }

    /** The pause that it told of has become shorter, or is over. */
    private static @Nullable Refusal asOfNow(@Nullable Refusal refusal, Duration left) {
        return refusal instanceof Refusal.Unavailable then
                ? new Refusal.Unavailable(then.trouble(), then.detail(), left, then.attempts())
                : refusal;
    }

    private static Activity activity(Control control) {
        if (control instanceof Control.InFlight) {
            return Activity.IN_FLIGHT;
        }
        if (control instanceof Control.Cooling) {
            return Activity.COOLING;
        }
        if (control instanceof Control.Quarantined) {
            return Activity.QUARANTINED;
        }
        return control instanceof Control.Closed ? Activity.CLOSED : Activity.IDLE;
    }
}
