package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the end of an attempt in a record. Pure. A second application changes nothing. */
final class SettleAttempt implements AttemptResult.Cases<LockoutRecord> {
    private final LockoutRecord before;
    private final Reservation reservation;
    private final CredentialHistory history;
    private final Charges charges;

    /**
     * False if the end was noted before, or ageing or a confirmation closed the attempt meanwhile.
     */
    private final boolean open;

    SettleAttempt(LockoutRecord before, Reservation reservation) {
        this.before = before;
        this.reservation = reservation;
        this.history = before.credentials();
        this.charges = before.charges();
        this.open = charges.open().contains(reservation.id());
    }

    @Override
    public LockoutRecord accepted(AttemptResult.Accepted result) {
        LockoutRecord after =
                released()
                        .with(history.accepting(reservation))
                        .with(charges.clearedBy(reservation));
        return open
                ? after.with(after.cluster().sharing(reservation, result.sealedToken()))
                : after;
    }

    @Override
    public LockoutRecord changed(AttemptResult.Changed result) {
        return givenBack().with(history.changing(reservation, result.next()));
    }

    /** A rejection that arrives after ageing or confirmation is still counted, once. */
    @Override
    public LockoutRecord rejected(AttemptResult.Rejected result) {
        Rejection rejection = result.rejection();
        boolean known = !open && history.rejected().contains(rejection);
        return known ? released() : failed().with(history.rejecting(rejection));
    }

    @Override
    public LockoutRecord unexplained(AttemptResult.Unexplained result) {
        boolean known = history.rejected().contains(result.rejection());
        return known ? released() : released().with(history.rejecting(result.rejection()));
    }

    /** It counts as definite, so that nothing is sent beyond the budget. */
    @Override
    public LockoutRecord answered(AttemptResult.Answered result) {
        LockoutRecord after = waiting();
        return open ? after.with(charges.failed(reservation.id())) : after;
    }

    @Override
    public LockoutRecord locked(AttemptResult.Locked result) {
        return (open ? failed() : released()).lock();
    }

    @Override
    public LockoutRecord counted(AttemptResult.Counted result) {
        return counted();
    }

    /** The request may still arrive, so other nodes wait. */
    @Override
    public LockoutRecord unknown(AttemptResult.Unknown result) {
        return waiting();
    }

    @Override
    public LockoutRecord notCounted(AttemptResult.NotCounted result) {
        return givenBack();
    }

    /** The vendor asked all nodes to wait. */
    @Override
    public LockoutRecord turnedAway(AttemptResult.TurnedAway result) {
        Lease held = held();
        LockoutRecord after = result.charged() ? counted() : givenBack();
        return held == null
                ? after
                : after.with(before.cluster().with(held.pausedFor(result.pause())));
    }

    private LockoutRecord counted() {
        return released().with(charges.aged(List.of(reservation.id())));
    }

    private LockoutRecord givenBack() {
        return released().with(charges.givenBack(reservation.id()));
    }

    private LockoutRecord failed() {
        return released().with(charges.failed(reservation.id()));
    }

    /** All nodes wait, longer and longer. */
    private LockoutRecord waiting() {
        Lease held = held();
        return held == null ? before : leased(held.afterUnknown(before.charged()));
    }

    /** The next node may begin at once. */
    private LockoutRecord released() {
        return held() == null ? before : leased(null);
    }

    private LockoutRecord leased(@Nullable Lease next) {
        return before.with(before.cluster().with(next));
    }

    /** The lease of this attempt; null if it is lost or never existed. */
    private @Nullable Lease held() {
        Lease lease = before.cluster().lease();
        boolean held = lease != null && !lease.pause() && lease.holder().equals(reservation.id());
        return held ? lease : null;
    }
}
