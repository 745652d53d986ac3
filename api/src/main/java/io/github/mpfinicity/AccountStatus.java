package io.github.mpfinicity;

import java.time.Duration;
import java.util.Optional;

/**
 * A partner's account at one moment. Immutable; holds no app key, no secret and no token.
 *
 * @param token how far through its life the token is
 * @param activity what is being done about the next one
 * @param attemptsUsed failed attempts since the last success, those included whose end is unknown
 * @param attemptsLeft how many more the library would risk; the vendor locks at five
 * @param lastRefusal why the last authentication led to no token; empty since a success
 * @param retryAfter how long from now no authentication is tried; zero if one may be
 */
public record AccountStatus(
        TokenAge token,
        Activity activity,
        long attemptsUsed,
        long attemptsLeft,
        Optional<String> lastRefusal,
        Duration retryAfter) {

    /** How far through its life a token is. */
    public enum TokenAge {
        /** There is none. */
        NONE,
        /** It serves. */
        FRESH,
        /** It serves, and is due to be replaced. */
        STALE,
        /** It is not attached any more. */
        EXPIRED
    }

    /** What is being done about the next token. */
    public enum Activity {
        /** Nothing is being done, or needs to be. */
        IDLE,
        /** An authentication is under way. */
        IN_FLIGHT,
        /** A pause after a failure that passes by itself. */
        COOLING,
        /** Nothing is sent before somebody corrects a setting or confirms. */
        QUARANTINED,
        /** The application has ended. */
        CLOSED
    }
}
