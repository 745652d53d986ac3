package io.github.mpfinicity;

import java.time.Duration;
import java.util.Optional;

/**
 * The account of a partner at one moment. Immutable; holds no app key, no secret and no token.
 *
 * @param token the stage of the token's life
 * @param activity the work on the next token
 * @param attemptsUsed the failed attempts since the last success, including attempts whose end is
 *     unknown
 * @param attemptsLeft the attempts that the library would still risk; the vendor locks at five
 * @param lastRefusal the reason why the last authentication led to no token; empty after a success
 * @param retryAfter the time for which the library tries no authentication; zero if it may try now
 */
public record AccountStatus(
        TokenAge token,
        Activity activity,
        long attemptsUsed,
        long attemptsLeft,
        Optional<String> lastRefusal,
        Duration retryAfter) {

    /** The stages of a token's life. */
    public enum TokenAge {
        /** No token exists. */
        NONE,
        /** The token serves. */
        FRESH,
        /** The token serves and is due to be replaced. */
        STALE,
        /** The token is no longer attached to calls. */
        EXPIRED
    }

    /** The kinds of work on the next token. */
    public enum Activity {
        /** The library does nothing and needs to do nothing. */
        IDLE,
        /** An authentication is under way. */
        IN_FLIGHT,
        /** The library backs off after a failure that passes by itself. */
        COOLING,
        /** The library sends no authentication before somebody corrects a setting or confirms. */
        QUARANTINED,
        /** The application has ended. */
        CLOSED
    }
}
