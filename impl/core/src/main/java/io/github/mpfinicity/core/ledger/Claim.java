package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks a record for one attempt: a change of the record that may be tried again after a race or a
 * lost reply. For one thread.
 */
final class Claim implements UnaryOperator<LedgerRecord> {
    private final String key;
    private final String id;
    private final Prints prints;
    private final String word;
    private final LockoutPolicy policy;
    private final Sightings sightings;

    private @Nullable Decision decision;

    /**
     * Fingerprints of all that may be presented.
     *
     * @param pending of a change that is not settled; null if there is none
     * @param next of the change that this attempt is to make; null if it is an authentication
     */
    record Prints(
            CredentialsPrint present,
            @Nullable CredentialsPrint pending,
            @Nullable CredentialsPrint next) {
        CredentialsPrint of(Candidate candidate) {
            return candidate == Candidate.PENDING && pending != null ? pending : present;
        }
    }

    /**
     * A claim for an attempt.
     *
     * @param word the operator's latest
     */
    Claim(
            String key,
            String id,
            Prints prints,
            String word,
            LockoutPolicy policy,
            Sightings sightings) {
        this.key = key;
        this.id = id;
        this.prints = prints;
        this.word = word;
        this.policy = policy;
        this.sightings = sightings;
    }

    /** After the record has changed; null if it has another salt by now, so look again. */
    @Nullable Decision decision() {
        return decision;
    }

    /** What may have been charged without our knowing. */
    Reservation unused() {
        return LedgerRecord.fresh(prints.present().salt())
                .reservation(key, id, prints.present(), Candidate.PRESENT);
    }

    @Override
    public LedgerRecord apply(LedgerRecord seen) {
        LedgerRecord now = confirmed(sightings.aged(seen));
        if (now.open().contains(id)) {
            // Granted by the call before, whose reply was lost.
            return now;
        }
        decision = null;
        if (!prints.present().salt().equals(now.salt())) {
            return now;
        }
        return prints.next() == null ? authentication(now) : change(now, prints.next());
    }

    private LedgerRecord authentication(LedgerRecord now) {
        Candidate candidate = now.candidate(prints.present(), prints.pending());
        CredentialsPrint print = prints.of(candidate);
        decision = now.denial(print, affordable(now));
        if (decision != null) {
            return now;
        }
        grant(now.reservation(key, id, print, candidate));
        return now.reserve(id, print);
    }

    private LedgerRecord change(LedgerRecord now, CredentialsPrint next) {
        decision = now.changeDenial(prints.present(), policy);
        if (decision != null) {
            return now;
        }
        grant(now.reservation(key, id, prints.present(), Candidate.PRESENT));
        return now.reserveChange(id, prints.present(), next);
    }

    private void grant(Reservation reservation) {
        decision = reservation;
        sightings.see(id);
    }

    /**
     * Probing goes one at a time: not before all that is open was seen for the late window. Without
     * that, restarts would send one after the other. While two secrets take turns there is none.
     */
    private LockoutPolicy affordable(LedgerRecord now) {
        boolean settled = prints.pending() == null && sightings.landed(now);
        return settled ? policy : policy.withoutProbing();
    }

    private LedgerRecord confirmed(LedgerRecord now) {
        return word.isBlank() || now.confirmations().contains(word)
                ? now
                : now.confirm(prints.present(), word);
    }
}
