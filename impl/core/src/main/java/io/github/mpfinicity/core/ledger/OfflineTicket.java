package io.github.mpfinicity.core.ledger;

import java.time.Duration;

/**
 * Lets one node authenticate once while the store is away. While there is one in the record, it may
 * have been used without anybody's knowledge: one failure that is not in the count. So there is
 * never a second one before a success has wiped what came of the first.
 *
 * @param id of the attempt that it permits
 * @param confirmations how often its holder has said since that it is still there
 * @param length for how long after that the holder may use it
 */
public record OfflineTicket(String id, long confirmations, Duration length) {
    /** As long as most tokens live, and a little more: {@link #CONFIRMED_EVERY}. */
    static final Duration LENGTH = Duration.ofMinutes(130);

    static final Duration CONFIRMED_EVERY = Duration.ofMinutes(10);

    static OfflineTicket taken(String id) {
        return new OfflineTicket(id, 0, LENGTH);
    }

    OfflineTicket confirmed() {
        return new OfflineTicket(id, confirmations + 1, length);
    }

    /** Whether somebody else's cannot land any more, for a node that has seen it for so long. */
    boolean isOver(Duration seen) {
        Duration outlasted = Lease.outlasting(length).plus(AttemptLedger.AGEING);
        return seen.compareTo(outlasted) >= 0;
    }
}
