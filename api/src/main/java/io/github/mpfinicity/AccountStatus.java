package io.github.mpfinicity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The account of a partner at one moment. Immutable; holds no app key, no secret and no token.
 *
 * @param token the stage of the token's life
 * @param tokenLeft the time until the token is no longer attached to calls; zero if there is none
 * @param activity the work on the next token
 * @param attemptsUsed the failed attempts since the last success, including attempts whose end is
 *     unknown
 * @param attemptsLeft the attempts that may still fail before the library stops; zero after two
 *     definite refusals; the vendor locks at five
 * @param lastCharges the last three attempts that were charged since the last success, the latest
 *     at the end, as far as they are known
 * @param lastRefusal the reason why the last authentication led to no token; empty after a success
 * @param retryAfter the time for which the library tries no authentication; zero if it may try now
 * @since 1.0
 */
public record AccountStatus(
        TokenAge token,
        Duration tokenLeft,
        Activity activity,
        long attemptsUsed,
        long attemptsLeft,
        List<Charge> lastCharges,
        Optional<Reason> lastRefusal,
        Duration retryAfter) {

    /**
     * Creates a status. Later changes of the list do not reach it.
     *
     * @param token the stage of the token's life
     * @param tokenLeft zero if there is no token
     * @param activity the work on the next token
     * @param attemptsUsed the attempts that are charged
     * @param attemptsLeft the attempts that may still fail before the library stops
     * @param lastCharges at most three, copied
     * @param lastRefusal empty after a success
     * @param retryAfter zero if an authentication may be tried now
     */
    public AccountStatus {
        lastCharges = List.copyOf(lastCharges);
    }

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

    /**
     * An attempt that was charged.
     *
     * @param reason the vendor's code, or a few words
     * @param at the time when the charge was noted, to the second
     */
    public record Charge(String reason, Instant at) {}

    /**
     * The reason why an authentication led to no token.
     *
     * @param kind the group that the reason belongs to
     * @param code the vendor's code, also one that the library does not know; empty if the answer
     *     had none, or there was no answer
     * @param sentence the message of the exception that callers get
     * @param at the time when the authentication ended
     */
    public record Reason(Kind kind, Optional<String> code, String sentence, Instant at) {
        /** The groups of reasons. */
        public enum Kind {
            /** The vendor rejected the credentials, or accepted newer ones in their place. */
            CREDENTIALS_REJECTED,
            /** The vendor has locked the account. */
            ACCOUNT_LOCKED,
            /** The library sends nothing, because one more failure could lock the account. */
            LOCKOUT_GUARD,
            /** The vendor turned the caller's network or country away. */
            REGION_REFUSED,
            /** Settings are missing or impossible. */
            CONFIGURATION,
            /** The reason passes by itself, such as an outage. */
            UNAVAILABLE,
            /** The application has ended. */
            CLOSED
        }
    }
}
