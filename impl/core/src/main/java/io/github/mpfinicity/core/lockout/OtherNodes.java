package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.ReservationDenied;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads from a record, by this node's own clock, what other nodes have under way. */
final class OtherNodes {
    private final Observations observations;
    private final boolean leasing;

    /**
     * The view of one process.
     *
     * @param leasing true if leases count; false if the store has turns
     */
    OtherNodes(Observations observations, boolean leasing) {
        this.observations = observations;
        this.leasing = leasing;
    }

    /** True if another node may be authenticating. */
    boolean authenticate(LockoutRecord now) {
        Lease lease = now.cluster().lease();
        return lease != null && !lease.pause() && !left(lease).isZero();
    }

    /** The denial because another node authenticates; null if none does. */
    @Nullable ReservationDenied held(LockoutRecord now) {
        return authenticate(now) ? new ReservationDenied.Held() : null;
    }

    /** The denial because all nodes have to wait; null if they need not. */
    @Nullable ReservationDenied paused(LockoutRecord now) {
        Lease lease = now.cluster().lease();
        Duration left = lease == null ? Duration.ZERO : left(lease);
        return left.isZero() ? null : new ReservationDenied.Paused(left);
    }

    /** A lease of this process is left over from an attempt that is over. */
    private Duration left(Lease lease) {
        boolean ours = observations.reserved(lease.holder());
        return !leasing || ours ? Duration.ZERO : observations.left(lease);
    }
}
