package io.github.mpfinicity.core.result;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.function.Function;

/**
 * A token, and what the session knows about it.
 *
 * @param token the token as applications see it
 * @param binding the app key, partner and origin that it was issued for
 * @param generation the number of the authentication that got it; a greater one is newer
 * @param epoch its number in the record of all nodes
 * @param requested on both clocks, before the request was sent
 * @param renewalAge the age from which it is renewed
 * @param hardLimit the age from which it is not attached any more
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
     * The stage of its life, by the clock that saw more time pass. A wall clock that shows a time
     * before the request was set back. The token is then renewed at once, and serves meanwhile by
     * the monotonic clock. If the machine has slept as well, the token may be older; the vendor's
     * 401 ends it then. A wall clock that is set back by more than a token's life has lost its
     * time, and the token has expired.
     */
    public TokenAge tokenAge(Moment now) {
        return tokenAge(now.wallNanos(), now.nanos());
    }

    /**
     * The stage of its life by the readings of the two clocks. The method makes no object unless
     * the wall clock was set back.
     */
    public TokenAge tokenAge(long wallNanos, long nanos) {
        long byWall = wallNanos - requested.wallNanos();
        long age = Math.max(byWall, nanos - requested.nanos());
        boolean back = byWall < 0;
        if (age >= hardLimit.toNanos() || (back && -byWall > life().toNanos())) {
            return TokenAge.EXPIRED;
        }
        return back || age >= renewalAge.toNanos() ? TokenAge.STALE : TokenAge.FRESH;
    }

    /** The time for which the token will still be attached; zero if it is not attached any more. */
    public Duration left(Moment now) {
        return tokenAge(now) == TokenAge.EXPIRED
                ? Duration.ZERO
                : hardLimit.minus(now.longestSince(requested));
    }

    /** The same token, due to be renewed. It serves meanwhile. */
    public CachedToken due() {
        return new CachedToken(
                token, binding, generation, epoch, requested, Duration.ZERO, hardLimit);
    }

    /** True if it can be attached now and the vendor will accept it for so long. */
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
