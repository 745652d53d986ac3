package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a session drops its token: the part of {@link Transitions} for reports of
 * other calls and looks at the credentials. Pure.
 */
final class InvalidationRules {
    private InvalidationRules() {}

    /** Looks at the credentials, unless a run is under way and reads them anyway. */
    static Transition look(SessionState state, Duration pause, Moment now) {
        boolean due = !state.is(Activity.IN_FLIGHT) && state.looksDue(pause, now.nanos());
        return due ? Transition.to(state.looked(now)).looking() : Transition.to(state);
    }

    /** Notes the credentials. The next caller does not wait longer than necessary. */
    static Transition looked(SessionState state, TokenBinding binding, Moment now) {
        SessionState after = state.with(binding);
        boolean dropped = state.token() != null && after.token() == null;
        return dropped && state.is(Activity.IDLE)
                ? Transition.starting(after, null, null, now)
                : Transition.to(after);
    }

    /**
     * The token is dropped only if the app key has changed, because the vendor also refuses a right
     * key.
     */
    static Transition appKeyRefused(SessionState state, long generation, Moment now) {
        CachedToken token = state.token();
        return token != null && token.generation() == generation
                ? look(state, SessionRules.RECHECK, now)
                : Transition.to(state);
    }

    static Transition invalidated(
            SessionState state, long generation, Duration minimumAge, Moment now) {
        return concerns(state.token(), generation, minimumAge, now)
                ? Transition.to(state.with((CachedToken) null))
                : Transition.to(state);
    }

    /** The token may be right, so it serves until there is another one. */
    static Transition suspected(SessionState state, long generation, Moment now) {
        CachedToken token = state.token();
        Duration least = state.suspicious() ? SessionRules.SUSPECT_AGE : SessionRules.MINIMUM_AGE;
        return token != null && concerns(token, generation, least, now)
                ? Transition.to(state.suspecting(token))
                : Transition.to(state);
    }

    /** True if the report is about this token and the token is not too young. */
    private static boolean concerns(
            @Nullable CachedToken token, long generation, Duration least, Moment now) {
        return token != null
                && token.generation() == generation
                && now.longestSince(token.requested()).compareTo(least) >= 0;
    }
}
