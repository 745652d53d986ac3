package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import org.jspecify.annotations.Nullable;

/**
 * The decisions as production takes them. Each subclass in {@link Mutants} is a simpler design that
 * somebody might think of; the search has to find what is wrong with it.
 */
class Design {
    private final Transitions transitions = new Transitions(SessionRules.us());

    Transition transition(SessionState state, SessionInput input, TimeAndJitter now) {
        return transitions.transition(state, input, now);
    }

    @Nullable ReservationDenied denied(
            LockoutRecord record, CredentialsFingerprint fingerprint, LockoutPolicy policy) {
        return record.denied(fingerprint, policy);
    }

    LockoutRecord reserve(LockoutRecord record, String id, CredentialsFingerprint fingerprint) {
        return record.reserve(id, fingerprint);
    }

    LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
        return record.settle(reservation, result);
    }

    /** True if a run waits for the end of the one before, as the ledger's turn makes it. */
    boolean waitsForTurn() {
        return true;
    }

    /** Whether a lock that another call heard of is written before anything is reserved. */
    boolean notesLock() {
        return true;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
