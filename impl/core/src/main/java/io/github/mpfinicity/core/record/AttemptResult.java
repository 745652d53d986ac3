package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The meaning of an attempt's end for the count. */
public sealed interface AttemptResult {
    /** The part that is not presented again; null if none was rejected. */
    default @Nullable Rejection rejection() {
        return null;
    }

    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** The reason of the charge, in a few words without a secret; null if nothing is charged. */
    @Nullable String reason();

    /** One method for each case. */
    interface Cases<R> {
        R accepted(Accepted result);

        R changed(Changed result);

        R rejected(Rejected result);

        R unexplained(Unexplained result);

        R answered(Answered result);

        R locked(Locked result);

        R counted(Counted result);

        R unknown(Unknown result);

        R notCounted(NotCounted result);

        R turnedAway(TurnedAway result);
    }

    /**
     * The vendor sent a token. The success clears the charges from before it began.
     *
     * @param sealedToken the token, for other nodes; null if there is none to share
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
     * @param next the fingerprint of the credentials that are right from now on
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

    /** A definite failure. */
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

    /** The vendor may have counted a failure. The credentials are not presented again. */
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

    /**
     * The vendor answered proven credentials with a 401 without a known code, which it may have
     * counted. They may be presented again within the budget, and not beyond it.
     */
    record Answered(Rejection answer) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.answered(this);
        }

        @Override
        public String reason() {
            return refused(answer);
        }
    }

    /** A definite failure. Nothing is sent until an operator confirms. */
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
     * The vendor refused, and the credentials may be presented again. It may have counted a
     * failure. The request cannot arrive later.
     */
    record Counted(String reason) implements AttemptResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.counted(this);
        }
    }

    /** The request may arrive later, and the vendor may have counted a failure. */
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

    /** The vendor counted no failure, so the charge is given back. */
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
     * The vendor says that it did not look at the credentials. All nodes wait for the pause.
     *
     * @param charged true if it counts like {@link Counted}; false if the charge is given back
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

    /** The result of an outcome, by the table of the lockout guard. */
    static AttemptResult of(Outcome outcome, Reservation reservation) {
        return outcome.match(new ChargeTable(reservation));
    }
}
