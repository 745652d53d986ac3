package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.gateway.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt means for the count. */
public sealed interface Verdict {
    /** Of a vendor that does not say for how long. */
    Duration SHORT_PAUSE = Duration.ofSeconds(30);

    /**
     * Wipes what was charged before it began.
     *
     * @param grant the token, for others; null if there is none to share
     */
    record Accepted(@Nullable Grant grant) implements Verdict {}

    /**
     * The vendor has put another secret in the place of the one presented.
     *
     * @param next what is right from now on
     */
    record Changed(CredentialsPrint next) implements Verdict {}

    /** A failure for certain. */
    record Rejected(Rejection rejection) implements Verdict {}

    /** May have been counted, and is not presented again. */
    record Unexplained(Rejection rejection) implements Verdict {}

    /** A failure for certain, and everything stops. */
    record Locked() implements Verdict {}

    /**
     * Refused for another reason than the credentials: may have been counted, and cannot land any
     * more.
     */
    record Counted() implements Verdict {}

    /** May have been counted. */
    record Unknown() implements Verdict {}

    /** Did not count: given back. */
    record NotCounted() implements Verdict {}

    /** The same, and all nodes leave the vendor alone for so long. */
    record TurnedAway(Duration pause) implements Verdict {}

    /** The reading of an outcome, by the table of the lockout guard. */
    static Verdict of(Outcome outcome, Reservation reservation) {
        if (outcome instanceof Outcome.Accepted) {
            return new Accepted(null);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return new Rejected(
                    rejection(reservation, rejected.part(), rejected.status(), rejected.code()));
        }
        if (outcome instanceof Outcome.Locked) {
            return new Locked();
        }
        if (outcome instanceof Outcome.ChangeRefused) {
            return new Counted();
        }
        if (outcome instanceof Outcome.Unexplained unexplained && !reservation.proven()) {
            String code = unexplained.code() == null ? "" : unexplained.code();
            return new Unexplained(
                    rejection(reservation, CredentialPart.ALL, unexplained.status(), code));
        }
        if (outcome instanceof Outcome.RateLimited limited) {
            Duration retryAfter = limited.retryAfter();
            return new TurnedAway(retryAfter == null ? SHORT_PAUSE : retryAfter);
        }
        boolean counted =
                outcome instanceof Outcome.Unknown || outcome instanceof Outcome.Unexplained;
        return counted ? new Unknown() : new NotCounted();
    }

    private static Rejection rejection(
            Reservation reservation, CredentialPart part, int status, String code) {
        return new Rejection(
                part, reservation.print().of(part), status, code.isEmpty() ? null : code);
    }
}
