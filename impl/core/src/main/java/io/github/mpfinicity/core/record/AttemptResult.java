package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt means for the count. */
public sealed interface AttemptResult {
    /** What is not presented again; null if anything may be. */
    default @Nullable Rejection rejection() {
        return null;
    }

    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Cases<R> cases);

    /** Why this is charged, in a few words without a secret; null if it is not. */
    @Nullable String reason();

    /** What each kind means to somebody. */
    interface Cases<R> {
        R accepted(Accepted result);

        R changed(Changed result);

        R rejected(Rejected result);

        R unexplained(Unexplained result);

        R locked(Locked result);

        R counted(Counted result);

        R unknown(Unknown result);

        R notCounted(NotCounted result);

        R turnedAway(TurnedAway result);
    }

    /**
     * Wipes what was charged before it began.
     *
     * @param sealedToken the token, for others; null if there is none to share
     */
    record Accepted(@Nullable SealedToken sealedToken) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }

        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /**
     * The vendor has put another secret in the place of the one presented.
     *
     * @param next what is right from now on
     */
    record Changed(CredentialsFingerprint next) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changed(this);
        }

        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /** A failure for certain. */
    record Rejected(Rejection rejection) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }

        @Override
        public String reason() {
            return refused(rejection);
        }
    }

    /** May have been counted, and is not presented again. */
    record Unexplained(Rejection rejection) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unexplained(this);
        }

        @Override
        public String reason() {
            return refused(rejection);
        }
    }

    /** A failure for certain, and everything stops. */
    record Locked() implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.locked(this);
        }

        @Override
        public String reason() {
            return "locked (24302)";
        }
    }

    /**
     * Refused for another reason than the credentials: may have been counted, and cannot land any
     * more.
     */
    record Counted() implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.counted(this);
        }

        @Override
        public String reason() {
            return "change of the secret refused";
        }
    }

    /** May have been counted. */
    record Unknown() implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknown(this);
        }

        @Override
        public String reason() {
            return "no clear answer";
        }
    }

    /** Did not count: given back. */
    record NotCounted() implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notCounted(this);
        }

        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /**
     * Turned away before the credentials were looked at, if the vendor is believed. All nodes leave
     * it alone for so long.
     *
     * @param charged whether it counts like {@link Counted}; else it is given back
     */
    record TurnedAway(Duration pause, boolean charged) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.turnedAway(this);
        }

        @Override
        public @Nullable String reason() {
            return charged ? "turned away" : null;
        }
    }

    private static String refused(Rejection rejection) {
        String code = rejection.code();
        return "refused (" + (code == null ? "status " + rejection.status() : code) + ")";
    }

    /** The reading of an outcome, by the table of the lockout guard. */
    static AttemptResult of(Outcome outcome, Reservation reservation) {
        return outcome.match(new ChargeTable(reservation));
    }
}
