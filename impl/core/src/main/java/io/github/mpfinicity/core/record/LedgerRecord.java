package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partner's attempts. Immutable; each change is a pure function that gives the
 * next record, or the same one if there is nothing to change.
 *
 * <p>An attempt is charged from the moment it is reserved: {@code charged = settled - cleared +
 * open}. A plain counter overruns in five ways that were found by search, so do not simplify this.
 *
 * @param version grows with each change
 * @param salt of the fingerprints
 * @param accepted the credentials that succeeded last; null if none did
 * @param superseded fingerprints of the last four parts that succeeded before others did
 * @param presented fingerprint of the secret that the last attempt presented; blank if there was
 *     none
 * @param rejected the last four parts that were refused
 * @param halt what stops everything
 * @param confirmations the operator's last four words: each is obeyed once, also where processes
 *     with an older and a newer one take turns
 * @param settled failures, and attempts without answer that are too old to land any more
 * @param definite the failures among them
 * @param open reservations whose end is not known
 * @param shared what nodes share beside the count
 * @param lineage which records this one goes on from
 */
public record LedgerRecord(
        long version,
        String salt,
        @Nullable Proof accepted,
        List<String> superseded,
        String presented,
        List<Rejection> rejected,
        Halt halt,
        List<String> confirmations,
        Tally settled,
        Tally definite,
        List<String> open,
        Shared shared,
        Lineage lineage) {
    /** Request, new secret, old secret: what a change costs if no answer comes. */
    private static final int PRICE_OF_CHANGE = 3;

    public LedgerRecord {
        superseded = List.copyOf(superseded);
        rejected = List.copyOf(rejected);
        confirmations = List.copyOf(confirmations);
        open = List.copyOf(open);
    }

    /** Nothing was tried yet. */
    public static LedgerRecord fresh(String salt) {
        return new LedgerRecord(
                1,
                salt,
                null,
                List.of(),
                "",
                List.of(),
                Halt.NONE,
                List.of(),
                Tally.NONE,
                Tally.NONE,
                List.of(),
                Shared.NONE,
                Lineage.of(salt));
    }

    /**
     * What was tried is not known: nothing is sent before an operator confirms.
     *
     * @param word the operator's latest, which may well be older than the damage: it is not obeyed
     */
    public static LedgerRecord damaged(String salt, String word) {
        LedgerRecord fresh = fresh(salt);
        return fresh.next().halt(Halt.DAMAGED).confirmations(fresh.obeying(word)).build();
    }

    /** Attempts that count against the budget. */
    public long charged() {
        return settled.charged() + open.size();
    }

    /** Why these credentials may not be presented now; null if they may. */
    public @Nullable Denial denial(CredentialsPrint print, LockoutPolicy policy) {
        if (halt != Halt.NONE) {
            return new Denial.Halted(halt);
        }
        for (Rejection each : rejected) {
            if (each.covers(print)) {
                return new Denial.Refused(each);
            }
        }
        if (superseded.contains(print.of(CredentialPart.PARTNER_SECRET))) {
            return new Denial.Superseded(CredentialPart.PARTNER_SECRET);
        }
        if (superseded.contains(print.of(CredentialPart.APP_KEY))) {
            return new Denial.Superseded(CredentialPart.APP_KEY);
        }
        if (definite.charged() >= policy.definiteBudget()) {
            return new Denial.Exhausted();
        }
        boolean affordable = charged() < policy.budget();
        boolean probe = policy.probing() && proven(print) && definite.charged() == 0;
        return affordable || probe ? null : new Denial.Exhausted();
    }

    /** Why the secret may not be changed now; null if it may. */
    public @Nullable Denial changeDenial(CredentialsPrint print, LockoutPolicy policy) {
        Denial denial = denial(print, policy.withoutProbing());
        if (denial != null) {
            return denial;
        }
        boolean affordable = charged() == 0 && policy.budget() >= PRICE_OF_CHANGE;
        return affordable ? null : new Denial.Unaffordable();
    }

    /**
     * Which secret is presented next. Until a change is settled the two take turns, the pending one
     * first: it is the one that outlives the other. Where the vendor's answer has blocked the
     * pending one without saying that the secret is wrong, the present one goes on alone.
     */
    public Candidate candidate(CredentialsPrint present, @Nullable CredentialsPrint pending) {
        if (pending == null || refused(pending)) {
            return Candidate.PRESENT;
        }
        String secret = pending.of(CredentialPart.PARTNER_SECRET);
        boolean worked = accepted != null && accepted.secret().equals(secret);
        boolean turn = !presented.equals(secret) && (!blocked(pending) || blocked(present));
        return worked || turn || refused(present) ? Candidate.PENDING : Candidate.PRESENT_IN_DOUBT;
    }

    private boolean refused(CredentialsPrint print) {
        return rejected.stream()
                .anyMatch(e -> e.part() == CredentialPart.PARTNER_SECRET && e.covers(print));
    }

    private boolean blocked(CredentialsPrint print) {
        return rejected.stream().anyMatch(each -> each.covers(print));
    }

    /** Whether these credentials succeeded last. */
    public boolean proven(CredentialsPrint print) {
        return Proof.of(print).equals(accepted);
    }

    /** Charges an attempt. Only where {@link #denial} gave none. */
    public LedgerRecord reserve(String id, CredentialsPrint print) {
        var more = new ArrayList<>(open);
        more.add(id);
        return next().open(more).presented(print.of(CredentialPart.PARTNER_SECRET)).build();
    }

    /**
     * Charges a request for a change. Only where {@link #changeDenial} gave none.
     *
     * @param next what was known of the new secret is forgotten: the change may make it right
     */
    public LedgerRecord reserveChange(String id, CredentialsPrint print, CredentialsPrint next) {
        String secret = next.of(CredentialPart.PARTNER_SECRET);
        var refusals = rejected.stream().filter(e -> !e.fingerprint().equals(secret)).toList();
        var older = superseded.stream().filter(each -> !each.equals(secret)).toList();
        return reserve(id, print).next().rejected(refusals).superseded(older).build();
    }

    /** The permission that goes with a reserved id. */
    public Reservation reservation(
            String key, String id, CredentialsPrint print, Candidate candidate) {
        return new Reservation(
                key,
                id,
                print,
                candidate,
                accepted,
                proven(print),
                settled.counted(),
                definite.counted(),
                shared.epoch(),
                shared.lease());
    }

    /** Notes the end of an attempt. Doing it twice changes nothing. */
    public LedgerRecord settle(Reservation reservation, Verdict verdict) {
        LedgerRecord after = verdict.match(new Ending(this, reservation));
        boolean member = open.contains(reservation.id());
        Shared next = shared.settled(reservation, verdict, member, after.charged());
        return next.equals(shared) ? after : after.next().version(version + 1).shared(next).build();
    }

    /** Gives one node the lease, in the same change that reserves its attempt. */
    public LedgerRecord leased(Lease lease) {
        return next().shared(shared.with(lease)).build();
    }

    /** The vendor said so outside an authentication. */
    public LedgerRecord lock() {
        return halt == Halt.LOCKED ? this : next().halt(Halt.LOCKED).build();
    }

    /** Attempts too old to land are failures for ever; the next success wipes them like others. */
    public LedgerRecord age(Collection<String> ids) {
        var kept = new ArrayList<>(open);
        kept.removeAll(ids);
        int aged = open.size() - kept.size();
        return aged == 0 ? this : next().open(kept).settled(settled.plus(aged)).build();
    }

    /**
     * An operator has made sure that the account is not locked. Wipes what was charged, and what
     * was refused unless the vendor named a part that is still the configured one: where it did
     * not, nobody knows that anything was wrong. What was superseded may be right again.
     *
     * @param word to be obeyed no more; blank if the operator said it otherwise
     */
    public LedgerRecord confirm(CredentialsPrint configured, String word) {
        var kept =
                rejected.stream()
                        .filter(each -> each.namesPart() && each.covers(configured))
                        .toList();
        Tally all = settled.plus(open.size());
        return next().rejected(kept)
                .superseded(List.of())
                .halt(Halt.NONE)
                .confirmations(obeying(word))
                .settled(all.clearedUpTo(all.counted()))
                .definite(definite.clearedUpTo(definite.counted()))
                .open(List.of())
                .shared(shared.with(null))
                .build();
    }

    private List<String> obeying(String word) {
        return word.isBlank() ? confirmations : Recent.with(confirmations, word);
    }

    boolean sameAs(LedgerRecord other) {
        return next().version(other.version).build().equals(other);
    }

    public Next next() {
        return new Next(this);
    }
}
