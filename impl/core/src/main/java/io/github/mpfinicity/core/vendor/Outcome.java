package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of one request to the vendor. Details are for people. They never hold a part of the
 * request or of the answer.
 */
public sealed interface Outcome {
    /** The vendor made the change, if it was asked for one. */
    sealed interface ChangeMade extends Outcome {}

    /**
     * The vendor did not make the change: the request never arrived, or the change is impossible.
     */
    sealed interface ChangeNotMade extends Outcome {}

    /**
     * The vendor may have made the change, if it was asked for one. A rejection does not exclude
     * that: a proxy that repeats a lost request gets one after the vendor has made the change.
     */
    sealed interface ChangeInDoubt extends Outcome {}

    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** The code as the vendor sent it, also one that the table does not know; null without one. */
    default @Nullable String code() {
        return null;
    }

    /** This outcome without its token, for observers. */
    default Outcome withoutToken() {
        return this;
    }

    /** One method for each case. */
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

    /** The vendor sent a usable token. */
    record Accepted(String token, int status) implements ChangeInDoubt {
        /** With the usual status. */
        public Accepted(String token) {
            this(token, 200);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }

        @Override
        public Outcome withoutToken() {
            return new Accepted("not shown", status);
        }

        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /**
     * The vendor definitely rejected the credentials. The code is null if the answer said so in
     * words only.
     */
    record Rejected(CredentialPart part, int status, @Nullable String code)
            implements ChangeInDoubt {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }
    }

    /** The account is locked. The status does not matter. */
    record Locked(int status) implements ChangeInDoubt {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.locked(this);
        }

        @Override
        public String code() {
            return VendorCode.LOCKED.text();
        }
    }

    /** The answer is a client error without a known code. The vendor may have counted a failure. */
    record Unexplained(int status, @Nullable String code) implements ChangeInDoubt {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unexplained(this);
        }
    }

    /** The vendor turned the request away without a code: the caller's country is not allowed. */
    record RegionRefused(int status) implements ChangeInDoubt {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.regionRefused(this);
        }
    }

    /** The vendor got too many requests. The time is null if the answer did not name one. */
    record RateLimited(@Nullable Duration retryAfter, @Nullable String code)
            implements ChangeInDoubt {
        public RateLimited(@Nullable Duration retryAfter) {
            this(retryAfter, null);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rateLimited(this);
        }
    }

    /** The request may have arrived and been counted. The status is null if there is no answer. */
    record Unknown(String detail, @Nullable String code, @Nullable Integer status)
            implements ChangeInDoubt {
        /** Without an answer. */
        public Unknown(String detail) {
            this(detail, null, null);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknown(this);
        }
    }

    /**
     * The request certainly did not arrive: no connection was made, its TLS handshake had not
     * finished, or a proxy refused the tunnel.
     */
    record NotSent(String detail) implements ChangeNotMade {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notSent(this);
        }
    }

    /** The secret was changed. */
    record Changed(int status) implements ChangeMade {
        /** With the usual status. */
        public Changed() {
            this(204);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changed(this);
        }
    }

    /** The secret was not changed, because of what was asked for and not of who asked. */
    record ChangeRefused(int status, String code) implements ChangeNotMade {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changeRefused(this);
        }
    }
}
