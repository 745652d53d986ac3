package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.credentials.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the end of an attempt does to a record. Pure, and the same when done twice. */
final class Ending {
    private final LedgerRecord before;
    private final Reservation reservation;

    /** Whether the attempt's end was not known yet: else it was noted, aged or confirmed. */
    private final boolean member;

    Ending(LedgerRecord before, Reservation reservation) {
        this.before = before;
        this.reservation = reservation;
        this.member = before.open().contains(reservation.id());
    }

    LedgerRecord as(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted) {
            return accepted();
        }
        if (verdict instanceof Verdict.Changed changed) {
            return changed(Proof.of(changed.next()));
        }
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected(rejected.rejection());
        }
        if (verdict instanceof Verdict.Unexplained unexplained) {
            Rejection rejection = unexplained.rejection();
            return before.rejected().contains(rejection)
                    ? before
                    : before.next().rejected(Recent.with(before.rejected(), rejection)).build();
        }
        if (verdict instanceof Verdict.Locked) {
            return member ? failed().halt(Halt.LOCKED).build() : before.lock();
        }
        if (!member || verdict instanceof Verdict.Unknown) {
            return before;
        }
        boolean charged =
                verdict instanceof Verdict.Counted
                        || (verdict instanceof Verdict.TurnedAway away && away.charged());
        return charged ? before.age(List.of(reservation.id())) : before.next().open(rest()).build();
    }

    private LedgerRecord accepted() {
        Next next =
                before.next()
                        .open(rest())
                        .settled(before.settled().clearedUpTo(reservation.settled()))
                        .definite(before.definite().clearedUpTo(reservation.definite()));
        Proof proof = Proof.of(reservation.print());
        return proven(next, proof, supersededBy(proof));
    }

    /** The new secret is as good as accepted, and the one that was presented is not used again. */
    private LedgerRecord changed(Proof proof) {
        List<String> all = new ArrayList<>(supersededBy(proof));
        List<String> presented = Proof.of(reservation.print()).without(proof);
        all.removeAll(presented);
        all.addAll(presented);
        return proven(before.next().open(rest()), proof, Recent.last(all));
    }

    /** If another succeeded in between, a late success of older credentials does not unseat it. */
    private LedgerRecord proven(Next next, Proof proof, List<String> superseded) {
        if (Objects.equals(before.accepted(), reservation.accepted())) {
            next.accepted(proof).superseded(superseded);
        }
        LedgerRecord after = next.build();
        return after.sameAs(before) ? before : after;
    }

    private List<String> supersededBy(Proof proof) {
        List<String> all = new ArrayList<>(before.superseded());
        if (before.accepted() != null) {
            all.addAll(before.accepted().without(proof));
        }
        all.removeAll(proof.parts());
        return Recent.last(all);
    }

    /** One that was aged or confirmed meanwhile counts all the same, unless it did already. */
    private LedgerRecord rejected(Rejection rejection) {
        if (!member && before.rejected().contains(rejection)) {
            return before;
        }
        return failed().rejected(Recent.with(before.rejected(), rejection)).build();
    }

    private Next failed() {
        return before.next()
                .open(rest())
                .settled(before.settled().plus(1))
                .definite(before.definite().plus(1));
    }

    private List<String> rest() {
        return before.open().stream().filter(each -> !each.equals(reservation.id())).toList();
    }
}
