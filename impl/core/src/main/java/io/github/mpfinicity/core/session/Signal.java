package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.ledger.Attempts;
import io.github.mpfinicity.core.ledger.Reservation;
import io.github.mpfinicity.core.ledger.SharedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something the session has to decide about. */
sealed interface Signal {
    /** Somebody needs a token that lives for some time yet. So much is charged now. */
    record Asked(Duration minimumRemaining, Attempts attempts) implements Signal {}

    /** An attempt was reserved for a flight; claimed is when that began. */
    record Prepared(
            long flight, Reservation reservation, Issuer issuer, Moment claimed, Attempts attempts)
            implements Signal {
        @Override
        public String toString() {
            return "Prepared[flight=" + flight + "]";
        }

        Unprepared unprepared(Trouble trouble, String detail) {
            return new Unprepared(flight, trouble, detail, Duration.ZERO, attempts);
        }
    }

    /** Somebody wants the secret changed. So much is charged now. */
    record ChangeAsked(SecretChange change, Attempts attempts) implements Signal {}

    /** An attempt of a flight ended, and another one follows it. */
    record WentOn(long flight) implements Signal {}

    /** A flight was to do something else first, and does not do it. */
    record Withdrawn(long flight) implements Signal {}

    /** The pause is over, and something is left to be found out, whether anybody calls or not. */
    record Resumed() implements Signal {}

    /** The credentials are these now. */
    record Looked(Issuer issuer) implements Signal {}

    /** The vendor refused the app key that the token of that generation was issued under. */
    record AppKeyRefused(long generation) implements Signal {}

    /** The vendor refused a call with the token of that generation, and did not say why. */
    record Suspected(long generation) implements Signal {}

    /** Nothing may be sent for a flight, and looking again helps only once something changes. */
    record HeldBack(long flight, Refusal why) implements Signal {}

    /** A flight could not be prepared at the moment, and not before that pause is over. */
    record Unprepared(
            long flight, Trouble trouble, String detail, Duration pause, Attempts attempts)
            implements Signal {}

    /** The record has a newer token. Flight 0: seen in passing, none needed it. */
    record Adopted(long flight, SharedToken shared, Issuer issuer) implements Signal {
        @Override
        public String toString() {
            return "Adopted[flight=" + flight + ", " + shared + "]";
        }
    }

    /** An attempt ended, in time or late, and was settled: so much is charged now. */
    record Answered(long flight, Attempt attempt, Outcome outcome, Attempts attempts)
            implements Signal {}

    /** A flight's deadline came in the phase that the attempt tells: null means before sending. */
    record Overdue(long flight, @Nullable Attempt attempt, Attempts attempts) implements Signal {
        Unprepared unprepared(Trouble trouble, String detail) {
            return new Unprepared(flight, trouble, detail, Duration.ZERO, attempts);
        }
    }

    /** The vendor refused the token of that generation. */
    record Invalidated(long generation) implements Signal {}

    /** The vendor said on another call that the account is locked. */
    record LockSeen(Attempts attempts) implements Signal {}

    /** An operator says that the account is not locked. */
    record Confirmed() implements Signal {}

    /** The end. */
    record Close() implements Signal {}
}
