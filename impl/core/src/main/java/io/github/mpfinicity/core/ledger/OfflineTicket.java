package io.github.mpfinicity.core.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    /** A record with this ticket, taken or confirmed; the same if that may not be. */
    LedgerRecord in(LedgerRecord record) {
        OfflineTicket before = record.shared().ticket();
        boolean may = before == null ? record.charged() == 0 : before.id().equals(id);
        return may ? record.next().shared(record.shared().holding(this)).build() : record;
    }

    /** A record without that ticket, of which its holder makes no use. */
    static LedgerRecord left(LedgerRecord record, String id) {
        OfflineTicket there = record.shared().ticket();
        return there != null && there.id().equals(id)
                ? record.next().shared(record.shared().holding(null)).build()
                : record;
    }

    /** A record in which what that ticket was used for is charged like any attempt, if late. */
    static LedgerRecord redeemed(LedgerRecord record, String id) {
        LedgerRecord without = left(record, id);
        if (without.equals(record)) {
            return record;
        }
        List<String> more = new ArrayList<>(record.open());
        more.add(id);
        return without.next().open(more).build();
    }

    /** Whether somebody else's cannot land any more, for a node that has seen it for so long. */
    boolean isOver(Duration seen) {
        Duration outlasted = Lease.outlasting(length).plus(AttemptLedger.AGEING);
        return seen.compareTo(outlasted) >= 0;
    }
}
