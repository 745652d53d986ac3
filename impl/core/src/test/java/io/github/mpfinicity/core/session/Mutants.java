package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.result.CachedToken;
import org.jspecify.annotations.Nullable;

/** Simpler designs, each wrong in its own way. */
final class Mutants {
    private Mutants() {}

    /** Charges when the answer comes: a crash in between is free. */
    static final class CountOnAnswer extends Design {
        @Override
        LockoutRecord reserve(LockoutRecord record, String id, CredentialsFingerprint fingerprint) {
            return record;
        }

        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            return super.settle(
                    record.reserve(reservation.id(), reservation.fingerprint()),
                    reservation,
                    result);
        }
    }

    /** Sends again at once after an unknown outcome. */
    static final class UnknownsOverlap extends Design {
        @Override
        Transition transition(SessionState state, SessionInput input, TimeAndJitter now) {
            Transition transition = super.transition(state, input, now);
            return transition.state().control() instanceof Control.Cooling
                    ? Transition.to(transition.state().with(new Control.Idle()))
                    : transition;
        }
    }

    /** Forgets what was refused. */
    static final class NoQuarantine extends Design {
        @Override
        @Nullable ReservationDenied denied(
                LockoutRecord record, CredentialsFingerprint fingerprint, LockoutPolicy policy) {
            ReservationDenied denied = super.denied(record, fingerprint, policy);
            return denied instanceof ReservationDenied.Refused ? null : denied;
        }
    }

    /** Tries each new secret. */
    static final class NoBudget extends Design {
        @Override
        @Nullable ReservationDenied denied(
                LockoutRecord record, CredentialsFingerprint fingerprint, LockoutPolicy policy) {
            ReservationDenied denied = super.denied(record, fingerprint, policy);
            return denied instanceof ReservationDenied.Exhausted ? null : denied;
        }
    }

    /** A refusal drops whatever token there is. */
    static final class InvalidateWithoutGeneration extends Design {
        @Override
        Transition transition(SessionState state, SessionInput input, TimeAndJitter now) {
            CachedToken token = state.token();
            boolean any = input instanceof SessionInput.Invalidated && token != null;
            return super.transition(
                    state, any ? new SessionInput.Invalidated(token.generation()) : input, now);
        }
    }

    /** Any answer ends the run under way, whichever it is. */
    static final class SettleWithoutId extends Design {
        @Override
        Transition transition(SessionState state, SessionInput input, TimeAndJitter now) {
            if (input instanceof SessionInput.Answered answered
                    && state.control() instanceof Control.Authenticating current) {
                return super.transition(
                        state,
                        new SessionInput.Answered(
                                current.inFlight().id(),
                                answered.attempt(),
                                answered.outcome(),
                                answered.attempts()),
                        now);
            }
            return super.transition(state, input, now);
        }
    }

    /** A success sets the count to zero, whatever landed in the meantime. */
    static final class ResetOnSuccess extends Design {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            long settled = record.charges().settled().counted();
            long definite = record.charges().definite().counted();
            var all =
                    new Reservation(
                            reservation.key(),
                            reservation.id(),
                            reservation.fingerprint(),
                            reservation.presented(),
                            reservation.accepted(),
                            reservation.proven(),
                            settled,
                            definite,
                            reservation.epoch(),
                            reservation.lease());
            return super.settle(record, all, result);
        }
    }

    /** An unknown outcome is given back. */
    static final class RefundUnknown extends Design {
        @Override
        LockoutRecord settle(LockoutRecord record, Reservation reservation, AttemptResult result) {
            return super.settle(
                    record,
                    reservation,
                    result instanceof AttemptResult.Unknown
                            ? new AttemptResult.NotCounted()
                            : result);
        }
    }

    /** Does not wait for the end of an attempt that was given up. */
    static final class WithoutTurn extends Design {
        @Override
        boolean waitsForTurn() {
            return false;
        }
    }

    /** Writes in the background, if it can, that the account is locked. */
    static final class LockNotNoted extends Design {
        @Override
        boolean notesLock() {
            return false;
        }
    }
}
