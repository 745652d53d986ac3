package io.github.mpfinicity.core.ledger;

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
 * @param accepted fingerprint of the credentials that succeeded last; null if none did
 * @param rejected the last four parts that were refused
 * @param halt what stops everything
 * @param confirmations the operator's last four words: each is obeyed once, also where processes
 *     with an older and a newer one take turns
 * @param settled failures, and attempts without answer that are too old to land any more
 * @param definite the failures among them
 * @param open reservations whose end is not known
 */
public record LedgerRecord(
        long version,
        String salt,
        @Nullable String accepted,
        List<Rejection> rejected,
        Halt halt,
        List<String> confirmations,
        Tally settled,
        Tally definite,
        List<String> open) {
    private static final int REMEMBERED = 4;

    public LedgerRecord {
        rejected = List.copyOf(rejected);
        confirmations = List.copyOf(confirmations);
        open = List.copyOf(open);
    }

    /** Nothing was tried yet. */
    public static LedgerRecord fresh(String salt) {
        return new LedgerRecord(
                1, salt, null, List.of(), Halt.NONE, List.of(), Tally.NONE, Tally.NONE, List.of());
    }

    /**
     * What was tried is not known: nothing is sent before an operator confirms.
     *
     * @param word the operator's latest, which may well be older than the damage: it is not obeyed
     */
    public static LedgerRecord damaged(String salt, String word) {
        LedgerRecord fresh = fresh(salt);
        return fresh.next().halt(Halt.DAMAGED).confirmations(fresh.remembering(word)).build();
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
        if (definite.charged() >= policy.definiteBudget()) {
            return new Denial.Exhausted();
        }
        boolean affordable = charged() < policy.budget();
        boolean probe = policy.probing() && proven(print) && definite.charged() == 0;
        return affordable || probe ? null : new Denial.Exhausted();
    }

    /** Whether these credentials succeeded last. */
    public boolean proven(CredentialsPrint print) {
        return print.of(CredentialPart.ALL).equals(accepted);
    }

    /** Charges an attempt. Only where {@link #denial} gave none. */
    public LedgerRecord reserve(String id) {
        var more = new ArrayList<>(open);
        more.add(id);
        return next().open(more).build();
    }

    /** The permission that goes with a reserved id. */
    public Reservation reservation(String key, String id, CredentialsPrint print) {
        return new Reservation(
                key, id, print, proven(print), settled.counted(), definite.counted());
    }

    /** Notes the end of an attempt. Doing it twice changes nothing. */
    public LedgerRecord settle(Reservation reservation, Verdict verdict) {
        boolean member = open.contains(reservation.id());
        if (verdict instanceof Verdict.Accepted) {
            return accept(reservation);
        }
        if (verdict instanceof Verdict.Rejected rejected) {
            return reject(reservation, rejected.rejection(), member);
        }
        if (verdict instanceof Verdict.Unexplained unexplained) {
            Rejection rejection = unexplained.rejection();
            return this.rejected.contains(rejection)
                    ? this
                    : next().rejected(remembering(rejection)).build();
        }
        if (verdict instanceof Verdict.Locked) {
            return member ? failed(reservation).halt(Halt.LOCKED).build() : lock();
        }
        return verdict instanceof Verdict.NotCounted && member
                ? next().open(without(reservation.id())).build()
                : this;
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
     * was refused unless it is still the configured one.
     *
     * @param word to be obeyed no more; blank if the operator said it otherwise
     */
    public LedgerRecord confirm(CredentialsPrint configured, String word) {
        var kept = rejected.stream().filter(each -> each.covers(configured)).toList();
        Tally all = settled.plus(open.size());
        return next().rejected(kept)
                .halt(Halt.NONE)
                .confirmations(remembering(word))
                .settled(all.clearedUpTo(all.counted()))
                .definite(definite.clearedUpTo(definite.counted()))
                .open(List.of())
                .build();
    }

    private LedgerRecord accept(Reservation reservation) {
        String print = reservation.print().of(CredentialPart.ALL);
        var after =
                next().open(without(reservation.id()))
                        .accepted(print)
                        .settled(settled.clearedUpTo(reservation.settled()))
                        .definite(definite.clearedUpTo(reservation.definite()))
                        .build();
        return after.sameAs(this) ? this : after;
    }

    /** One that is no member any more was aged or confirmed: it counts unless it did already. */
    private LedgerRecord reject(Reservation reservation, Rejection rejection, boolean member) {
        if (!member && rejected.contains(rejection)) {
            return this;
        }
        return failed(reservation).rejected(remembering(rejection)).build();
    }

    private Next failed(Reservation reservation) {
        return next().open(without(reservation.id()))
                .settled(settled.plus(1))
                .definite(definite.plus(1));
    }

    private List<String> without(String id) {
        return open.stream().filter(each -> !each.equals(id)).toList();
    }

    private List<Rejection> remembering(Rejection rejection) {
        var all = new ArrayList<>(rejected);
        all.remove(rejection);
        all.add(rejection);
        return last(all);
    }

    private List<String> remembering(String word) {
        var all = new ArrayList<>(confirmations);
        if (!word.isBlank()) {
            all.add(word);
        }
        return last(all);
    }

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    private boolean sameAs(LedgerRecord other) {
        return next().version(other.version).build().equals(other);
    }

    private Next next() {
        return new Next(this);
    }
}
