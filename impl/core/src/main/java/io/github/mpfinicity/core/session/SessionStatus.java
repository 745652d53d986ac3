package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session at one moment.
 *
 * @param tokenAge of the token
 * @param tokenLeft until the token is not attached any more; zero if there is none
 * @param activity what is being done about the next one
 * @param attempts charged, as this process knows
 * @param refusal the last one since the last success; null if there was none
 * @param retryAfter no authentication is tried before that; zero if one may be
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
