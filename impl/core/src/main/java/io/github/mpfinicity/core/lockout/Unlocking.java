package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.record.LedgerRecord;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Obeys an operator who says that the account is not locked, once no attempt is under way: that
 * would be sent uncharged. Safe for any thread.
 */
final class Unlocking {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 200_000_000;

    private final Records records;
    private final Fingerprints fingerprints;
    private final UniqueNames names;
    private final Turns turns;
    private final Sightings sightings;
    private final Unsettled unsettled;
    private final Clocks clocks;

    Unlocking(
            Records records,
            Fingerprints fingerprints,
            UniqueNames names,
            Turns turns,
            Sightings sightings,
            Unsettled unsettled,
            Clocks clocks) {
        this.records = records;
        this.fingerprints = fingerprints;
        this.names = names;
        this.turns = turns;
        this.sightings = sightings;
        this.unsettled = unsettled;
        this.clocks = clocks;
    }

    /**
     * Waits for an attempt that is under way.
     *
     * @throws StoreException if that takes too long, or the store cannot take it
     */
    void confirm(String key, Login login, Duration lease) {
        Moment until = clocks.now().plus(LONGEST_WAIT);
        PartnerStore.Turn turn = turns.take(key, () -> !clocks.now().isBefore(until));
        try {
            while (!confirmed(key, login)) {
                if (!clocks.now().isBefore(until)) {
                    throw new StoreException(
                            "another node is authenticating, or died while it did: try again in "
                                    + lease.toSeconds()
                                    + " s");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            unsettled.forgetLock();
        } finally {
            turn.close();
        }
    }

    private boolean confirmed(String key, Login login) {
        var others = new Others(sightings, names.next(), turns.areLeases());
        return records.<Boolean>update(key, (seen, unheard) -> confirmed(seen, login, others))
                .result();
    }

    private Update<Boolean> confirmed(LedgerRecord seen, Login login, Others others) {
        LedgerRecord now = sightings.aged(seen);
        return others.authenticate(now)
                ? new Update<>(now, false)
                : new Update<>(now.confirm(fingerprints.of(login.present(), now.salt()), ""), true);
    }
}
