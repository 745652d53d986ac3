package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Charges;
import io.github.mpfinicity.core.record.CredentialHistory;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.List;

/** A mistake that an implementation could make in a {@link ChangeFleet}; this one makes none. */
class ChangeMistake {
    LockoutRecord writing(LockoutRecord next) {
        return next;
    }

    /** The invariant that it breaks first. */
    String breaks() {
        return "nothing";
    }

    /** The meaning of a request for a change that was not answered. */
    Outcome answering(Outcome.Unknown lost) {
        return lost;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }

    private static LockoutRecord with(LockoutRecord record, CredentialHistory next) {
        return new LockoutRecord(
                record.version(), next, record.charges(), record.suspension(), record.cluster());
    }

    /** Forgets which secrets were replaced, so that a node with the old one presents it. */
    static final class ForgetsReplaced extends ChangeMistake {
        @Override
        String breaks() {
            return "I2:";
        }

        @Override
        LockoutRecord writing(LockoutRecord next) {
            CredentialHistory now = next.credentials();
            return with(
                    next,
                    new CredentialHistory(
                            now.accepted(), List.of(), now.presented(), now.rejected()));
        }
    }

    /** Takes a change without an answer for one that was not made, and discards the new secret. */
    static final class TakesLostForNotSent extends ChangeMistake {
        @Override
        String breaks() {
            return "the newest secret";
        }

        @Override
        Outcome answering(Outcome.Unknown lost) {
            return new Outcome.NotSent(lost.detail());
        }
    }

    /** Takes a change without an answer for one that was made, and gives up the old secret. */
    static final class TakesLostForMade extends ChangeMistake {
        @Override
        String breaks() {
            return "the newest secret";
        }

        @Override
        Outcome answering(Outcome.Unknown lost) {
            return new Outcome.Changed();
        }
    }

    /** Charges an attempt when it has ended, and not before. */
    static final class ChargesAfter extends ChangeMistake {
        @Override
        String breaks() {
            return "I3:";
        }

        @Override
        LockoutRecord writing(LockoutRecord next) {
            Charges now = next.charges();
            return next.with(new Charges(now.settled(), now.definite(), List.of(), now.reasons()));
        }
    }

    /** Takes no lease, so that two nodes send at once. */
    static final class TakesNoLease extends ChangeMistake {
        @Override
        String breaks() {
            return "I1:";
        }

        @Override
        LockoutRecord writing(LockoutRecord next) {
            return next.with(next.cluster().with(null));
        }
    }
}
