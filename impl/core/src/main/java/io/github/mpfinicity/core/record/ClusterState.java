package io.github.mpfinicity.core.record;

import org.jspecify.annotations.Nullable;

/**
 * What nodes share beside the count.
 *
 * @param epoch how many tokens there were: a greater one is newer, whatever clocks say
 * @param sealedToken the token of that epoch; null if there was none, or the store had no room for
 *     it
 * @param lease of the node that may authenticate; null if nobody does, or the store has turns
 */
public record ClusterState(long epoch, @Nullable SealedToken sealedToken, @Nullable Lease lease) {
    static final ClusterState NONE = new ClusterState(0, null, null);

    /** Whether there is a token for somebody who had, or complains about, that epoch. */
    public boolean offers(long newerThan) {
        return sealedToken != null && epoch > newerThan;
    }

    public ClusterState with(@Nullable Lease next) {
        return new ClusterState(epoch, sealedToken, next);
    }

    ClusterState withLeaseOf(ClusterState other) {
        return other.lease == null ? this : with(other.lease);
    }

    /** The epoch stays: the token that nobody can have from here is the newest all the same. */
    public ClusterState withoutToken() {
        return new ClusterState(epoch, null, lease);
    }

    /** A holder that lost its lease comes late: others have a newer token by now. */
    ClusterState sharing(Reservation reservation, @Nullable SealedToken next) {
        boolean newest = next != null && epoch == reservation.epoch();
        return newest ? new ClusterState(epoch + 1, next, lease) : this;
    }
}
