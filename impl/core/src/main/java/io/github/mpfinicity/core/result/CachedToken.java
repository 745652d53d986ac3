package io.github.mpfinicity.core.result;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.function.Function;

/**
 * A token with what the session knows of it.
 *
 * @param token the token as applications see it
 * @param binding what it was issued under: token and app key always travel as a pair, to one origin
 * @param generation grows with each authentication that was started; a greater one is newer
 * @param epoch in the record of all nodes: what a complaint is about
 * @param requested on both clocks, before the request was sent
 * @param renewalAge from which age it is renewed
 * @param hardLimit from which age it is not attached any more
 */
public record CachedToken(
        AppToken token,
        TokenBinding binding,
        long generation,
        long epoch,
        Moment requested,
        Duration renewalAge,
        Duration hardLimit)
        implements TokenResult {

    @Override
    public <R> R match(Function<CachedToken, R> token, Function<Refusal, R> refusal) {
        return token.apply(this);
    }

    /**
     * The band by whichever clock saw more time go by. A wall clock that stands before the request
     * was set back: then the token is renewed at once, and serves meanwhile by the monotonic clock
     * alone. If the machine has slept as well, the token may be older than that, and the vendor's
     * 401 ends it. A wall clock more than a whole life before the request was lost rather than set,
     * and nothing tells for how long.
     */
    public TokenAge tokenAge(Moment now) {
        Duration back = Duration.between(now.wall(), requested.wall());
        Duration age = now.longestSince(requested);
        if (age.compareTo(hardLimit) >= 0 || back.compareTo(life()) > 0) {
            return TokenAge.EXPIRED;
        }
        boolean due = age.compareTo(renewalAge) >= 0 || back.compareTo(Duration.ZERO) > 0;
        return due ? TokenAge.STALE : TokenAge.FRESH;
    }

    /** How long it will still be attached; zero if it is not. */
    public Duration left(Moment now) {
        return tokenAge(now) == TokenAge.EXPIRED
                ? Duration.ZERO
                : hardLimit.minus(now.longestSince(requested));
    }

    /** The same token, to be renewed now. It serves meanwhile. */
    public CachedToken due() {
        return new CachedToken(
                token, binding, generation, epoch, requested, Duration.ZERO, hardLimit);
    }

    /** Whether it can be attached now and the vendor will accept it for that much longer. */
    public boolean serves(Duration minimumRemaining, Moment now) {
        if (tokenAge(now) == TokenAge.EXPIRED) {
            return false;
        }
        return now.longestSince(requested).plus(minimumRemaining).compareTo(life()) <= 0;
    }

    private Duration life() {
        return Duration.between(token.requestedAt(), token.expiresAt());
    }

    @Override
    public String toString() {
        return "CachedToken[generation=" + generation + ", token=" + token + "]";
    }
}
