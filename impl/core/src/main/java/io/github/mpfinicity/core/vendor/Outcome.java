package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one authentication ended. Details are for people and never hold what was sent or received.
 */
public sealed interface Outcome {
    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Cases<R> cases);

    /** The vendor's code; null if there was none that the table knows. */
    default @Nullable VendorCode vendorCode() {
        return null;
    }

    /** The same for those who must not see a token. */
    default Outcome withoutToken() {
        return this;
    }

    /** What each kind means to somebody. */
    interface Cases<R> {
        R accepted(Accepted outcome);

        R rejected(Rejected outcome);

        R locked(Locked outcome);

        R unexplained(Unexplained outcome);

        R regionRefused(RegionRefused outcome);

        R rateLimited(RateLimited outcome);

        R unknown(Unknown outcome);

        R notSent(NotSent outcome);

        R changed(Changed outcome);

        R changeRefused(ChangeRefused outcome);
    }

    /** A usable token. */
    record Accepted(String token) implements Outcome {
        private static final Outcome NOT_SHOWN = new Accepted("not shown");

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }

        @Override
        public Outcome withoutToken() {
            return NOT_SHOWN;
        }

        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /** A definite no; the code is null where words without one said so. */
    record Rejected(CredentialPart part, int status, @Nullable String code) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }

        @Override
        public @Nullable VendorCode vendorCode() {
            return VendorCode.of(code);
        }
    }

    /** The account is locked, whatever the status said. */
    record Locked(int status) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.locked(this);
        }

        @Override
        public VendorCode vendorCode() {
            return VendorCode.LOCKED;
        }
    }

    /** A client error that says nothing we know: it may well have counted as a failure. */
    record Unexplained(int status, @Nullable String code) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unexplained(this);
        }

        @Override
        public @Nullable VendorCode vendorCode() {
            return VendorCode.of(code);
        }
    }

    /** Turned away without a code: a caller from a country that is not allowed. */
    record RegionRefused(int status) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.regionRefused(this);
        }
    }

    /** Too many requests; null if the answer did not say for how long. */
    record RateLimited(@Nullable Duration retryAfter) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rateLimited(this);
        }
    }

    /** The request may have arrived and been counted. */
    record Unknown(String detail) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknown(this);
        }
    }

    /**
     * The request certainly did not arrive: no connection was made, its TLS handshake had not
     * finished, or a proxy refused the tunnel.
     */
    record NotSent(String detail) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notSent(this);
        }
    }

    /** The secret was changed. */
    record Changed() implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changed(this);
        }
    }

    /** The secret was not changed, because of what was asked for and not of who asked. */
    record ChangeRefused(int status, String code) implements Outcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changeRefused(this);
        }

        @Override
        public @Nullable VendorCode vendorCode() {
            return VendorCode.of(code);
        }
    }
}
