package io.github.mpfinicity.core.record;

import org.jspecify.annotations.Nullable;

/**
 * The state that nodes share, apart from the count.
 *
 * @param epoch the number of the newest token; a greater number is newer, whatever clocks say
 * @param sealedToken the token of that epoch; null if there is none, or the store had no room for
 *     it
 * @param lease of the node that may authenticate; null if no node does, or the store has turns
 */
public record ClusterState(long epoch, @Nullable SealedToken sealedToken, @Nullable Lease lease) {
    static final ClusterState NONE = new ClusterState(0, null, null);

    /** True if there is a token with a higher epoch. */
    public boolean offers(long newerThan) {
        return sealedToken != null && epoch > newerThan;
    }

    public ClusterState with(@Nullable Lease next) {
        return new ClusterState(epoch, sealedToken, next);
    }

    ClusterState withLeaseOf(ClusterState other) {
        return other.lease == null ? this : with(other.lease);
    }

    /** The epoch stays, because the token is the newest even if no node can get it here. */
    public ClusterState withoutToken() {
        return new ClusterState(epoch, null, lease);
    }

    /** Adds a token, unless other nodes have a newer one since the reservation. */
    ClusterState sharing(Reservation reservation, @Nullable SealedToken next) {
        boolean newest = next != null && epoch == reservation.epoch();
        return newest ? new ClusterState(epoch + 1, next, lease) : this;
    }
}
