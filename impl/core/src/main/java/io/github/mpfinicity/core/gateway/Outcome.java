package io.github.mpfinicity.core.gateway;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one authentication ended. Details are for people and never hold what was sent or received.
 */
public sealed interface Outcome {
    /** A usable token. */
    record Accepted(String token) implements Outcome {
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /** A definite no. */
    record Rejected(CredentialPart part, int status, String code) implements Outcome {}

    /** The account is locked, whatever the status said. */
    record Locked(int status) implements Outcome {}

    /** A client error that says nothing we know: it may well have counted as a failure. */
    record Unexplained(int status, @Nullable String code) implements Outcome {}

    /** Turned away without a code: a caller from a country that is not allowed. */
    record RegionRefused(int status) implements Outcome {}

    /** Too many requests; null if the answer did not say for how long. */
    record RateLimited(@Nullable Duration retryAfter) implements Outcome {}

    /** The request may have arrived and been counted. */
    record Unknown(String detail) implements Outcome {}

    /** The request certainly did not arrive: no connection was made. */
    record NotSent(String detail) implements Outcome {}

    /** The secret was changed. */
    record Changed() implements Outcome {}

    /** The secret was not changed, because of what was asked for and not of who asked. */
    record ChangeRefused(int status, String code) implements Outcome {}
}
