package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LedgerRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What other nodes have under way, as a record and this node's own clock tell. */
final class Others {
    private final Sightings sightings;
    private final String name;
    private final boolean leasing;

    /**
     * Seen by a process.
     *
     * @param name as the process gives to reservations
     * @param leasing whether leases mean anything: not where the store has turns of its own
     */
    Others(Sightings sightings, String name, boolean leasing) {
        this.sightings = sightings;
        this.name = name;
        this.leasing = leasing;
    }

    /** Whether another node may be authenticating. */
    boolean authenticate(LedgerRecord now) {
        Lease lease = now.cluster().lease();
        return lease != null && !lease.pause() && !left(lease).isZero();
    }

    /** Why this node has to wait; null if it has not. */
    @Nullable Denial inTheWay(LedgerRecord now) {
        Lease lease = now.cluster().lease();
        Duration left = lease == null ? Duration.ZERO : left(lease);
        if (lease == null || left.isZero()) {
            return null;
        }
        return lease.pause() ? new Denial.Paused(left) : new Denial.Held();
    }

    /** A lease of this process is left over from an attempt that is over. */
    private Duration left(Lease lease) {
        return !leasing || lease.isOf(name) ? Duration.ZERO : sightings.left(lease);
    }
}
