package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.record.Candidate;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LedgerRecord;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import java.util.function.Function;
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
    private final Others others;
    private final Function<LedgerRecord, @Nullable SharedToken> finder;
    private final @Nullable Lease lease;

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
     * @param finder what the record has instead of an attempt
     * @param lease to take; null where the store has turns of its own
     */
    Claim(
            String key,
            String id,
            Prints prints,
            String word,
            LockoutPolicy policy,
            Sightings sightings,
            Function<LedgerRecord, @Nullable SharedToken> finder,
            @Nullable Lease lease) {
        this.key = key;
        this.id = id;
        this.prints = prints;
        this.word = word;
        this.policy = policy;
        this.sightings = sightings;
        this.others = new Others(sightings, id, lease != null);
        this.finder = finder;
        this.lease = lease;
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
        LedgerRecord now = sightings.aged(seen);
        if (now.charges().open().contains(id)) {
            // Granted by the call before, whose reply was lost.
            return now;
        }
        decision = null;
        if (!prints.present().salt().equals(now.salt())) {
            return now;
        }
        if (isNewWord(now)) {
            if (others.authenticate(now)) {
                // It would be sent uncharged: obeyed once that has ended.
                decision = new Denial.Held();
                return now;
            }
            now = now.confirm(prints.present(), word);
        }
        return prints.next() == null ? authentication(now) : change(now, prints.next());
    }

    private LedgerRecord authentication(LedgerRecord now) {
        decision = finder.apply(now);
        if (decision != null) {
            return now;
        }
        Candidate candidate = now.candidate(prints.present(), prints.pending());
        CredentialsPrint print = prints.of(candidate);
        Denial denial = inTurn(now, now.denial(print, policy));
        decision = denial == null ? now.denial(print, affordable(now)) : denial;
        return decision == null ? granted(now.reserve(id, print), now, print, candidate) : now;
    }

    private LedgerRecord change(LedgerRecord now, CredentialsPrint next) {
        CredentialsPrint print = prints.present();
        decision = inTurn(now, now.changeDenial(print, policy));
        return decision == null
                ? granted(now.reserveChange(id, print, next), now, print, Candidate.PRESENT)
                : now;
    }

    private LedgerRecord granted(
            LedgerRecord charged,
            LedgerRecord before,
            CredentialsPrint print,
            Candidate candidate) {
        LedgerRecord now = lease == null ? before : before.leased(lease);
        decision = now.reservation(key, id, print, candidate);
        sightings.see(id);
        return lease == null ? charged : charged.leased(lease);
    }

    /** What another node has under way may end well: only what is certain already is said. */
    private @Nullable Denial inTurn(LedgerRecord now, @Nullable Denial denial) {
        boolean certain =
                denial != null
                        && !(denial instanceof Denial.Exhausted)
                        && !(denial instanceof Denial.Unaffordable);
        Denial wait = certain ? null : others.inTheWay(now);
        return wait instanceof Denial.Held || denial == null ? wait : denial;
    }

    /**
     * Probing goes one at a time: not before all that is open was seen for the late window. Without
     * that, restarts would send one after the other. While two secrets take turns there is none.
     */
    private LockoutPolicy affordable(LedgerRecord now) {
        CredentialsPrint pending = prints.pending();
        boolean known = pending == null || now.proven(pending);
        return known && sightings.landed(now) ? policy : policy.withoutProbing();
    }

    private boolean isNewWord(LedgerRecord now) {
        return now.suspension().isNew(word);
    }
}
