package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session at one moment.
 *
 * @param tokenAge of the token
 * @param tokenLeft the time until the token is no longer attached to calls; zero if there is none
 * @param activity the work on the next token
 * @param attempts charged, as this process knows
 * @param refusal the last one since the last success; null if there was none
 * @param retryAfter the time for which no authentication is tried; zero if one may be tried now
 */
public record SessionStatus(
        TokenAge tokenAge,
        Duration tokenLeft,
        Activity activity,
        Attempts attempts,
        @Nullable NotedRefusal refusal,
        Duration retryAfter) {

    static SessionStatus of(SessionState state, Attempts attempts, Moment now) {
        CachedToken token = state.token();
        Control.Cooling cooling = state.control().cooling();
        Duration left = cooling == null ? Duration.ZERO : cooling.left(now);
        NotedRefusal last = state.refusal();
        return new SessionStatus(
                token == null ? TokenAge.NONE : token.tokenAge(now),
                token == null ? Duration.ZERO : token.left(now),
                state.control().activity(),
                attempts,
                last == null ? null : new NotedRefusal(last.why().asOfNow(left), last.at()),
                left);
    }
}
