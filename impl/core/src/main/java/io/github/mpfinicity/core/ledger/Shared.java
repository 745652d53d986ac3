package io.github.mpfinicity.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What nodes share beside the count.
 *
 * @param epoch how many tokens there were: a greater one is newer, whatever clocks say
 * @param grant the token of that epoch; null if there was none
 * @param lease of the node that may authenticate; null if nobody does, or the store has turns
 */
public record Shared(long epoch, @Nullable Grant grant, @Nullable Lease lease) {
    static final Shared NONE = new Shared(0, null, null);

    /** Whether there is a token for somebody who had, or complains about, that epoch. */
    boolean offers(long newerThan) {
        return grant != null && epoch > newerThan;
    }

    Shared with(@Nullable Lease next) {
        return new Shared(epoch, grant, next);
    }

    /**
     * After the end of an attempt. Doing it twice changes nothing.
     *
     * @param member whether that end was not known yet
     * @param charged after it
     */
    Shared settled(Reservation reservation, Verdict verdict, boolean member, long charged) {
        Shared released = with(released(reservation, verdict, charged));
        if (member && verdict instanceof Verdict.Accepted accepted && accepted.grant() != null) {
            // A holder that lost its lease comes late: others have a newer token by now.
            boolean newest = epoch == reservation.epoch();
            return newest ? new Shared(epoch + 1, accepted.grant(), released.lease()) : released;
        }
        return released;
    }

    private @Nullable Lease released(Reservation reservation, Verdict verdict, long charged) {
        if (lease == null || lease.pause() || !lease.holder().equals(reservation.id())) {
            return lease;
        }
        if (verdict instanceof Verdict.Unknown) {
            return Lease.unknown(lease.holder(), lease.length(), charged);
        }
        return verdict instanceof Verdict.TurnedAway away
                ? Lease.pause(lease.holder(), away.pause())
                : null;
    }
}
