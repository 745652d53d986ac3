package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the end of an attempt does to a record. Pure, and the same when done twice. */
final class Ending implements Verdict.Cases<LedgerRecord> {
    private final LedgerRecord before;
    private final Reservation reservation;

    /** Whether the attempt's end was not known yet: else it was noted, aged or confirmed. */
    private final boolean member;

    Ending(LedgerRecord before, Reservation reservation) {
        this.before = before;
        this.reservation = reservation;
        this.member = before.open().contains(reservation.id());
    }

    @Override
    public LedgerRecord changed(Verdict.Changed verdict) {
        return changed(Proof.of(verdict.next()));
    }

    @Override
    public LedgerRecord rejected(Verdict.Rejected verdict) {
        return rejected(verdict.rejection());
    }

    @Override
    public LedgerRecord unexplained(Verdict.Unexplained verdict) {
        Rejection rejection = verdict.rejection();
        return before.rejected().contains(rejection)
                ? before
                : before.next().rejected(Recent.with(before.rejected(), rejection)).build();
    }

    @Override
    public LedgerRecord locked(Verdict.Locked verdict) {
        return member ? failed().halt(Halt.LOCKED).build() : before.lock();
    }

    @Override
    public LedgerRecord counted(Verdict.Counted verdict) {
        return before.age(List.of(reservation.id()));
    }

    @Override
    public LedgerRecord unknown(Verdict.Unknown verdict) {
        return before;
    }

    @Override
    public LedgerRecord notCounted(Verdict.NotCounted verdict) {
        return givenBack();
    }

    @Override
    public LedgerRecord turnedAway(Verdict.TurnedAway verdict) {
        return verdict.charged() ? before.age(List.of(reservation.id())) : givenBack();
    }

    private LedgerRecord givenBack() {
        return member ? before.next().open(rest()).build() : before;
    }

    @Override
    public LedgerRecord accepted(Verdict.Accepted verdict) {
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
