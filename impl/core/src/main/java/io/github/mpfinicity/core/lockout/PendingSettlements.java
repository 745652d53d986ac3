package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SuspensionState;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results that are not in the store yet. Nothing is reserved before they are. Safe for
 * any thread.
 */
final class PendingSettlements {
    private final Records records;
    private final Duration lease;
    private final Clocks clocks;
    private final Queue<Ended> ends = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String lastKey;

    /** A new object for each lock that was noted; null if there is none. */
    private final AtomicReference<@Nullable Object> lock = new AtomicReference<>();

    private volatile boolean confirming;

    /**
     * An end to be written.
     *
     * @param sent when the request began
     * @param unconfirmed true if nobody knows whether its reservation was written
     */
    private record Ended(
            Reservation reservation,
            AttemptResult result,
            Instant at,
            Moment sent,
            boolean unconfirmed) {
        LockoutRecord after(LockoutRecord now) {
            return now.settle(reservation, result).noting(result, at);
        }
    }

    /** Results for a store whose nodes reckon that a token is in the record within the lease. */
    PendingSettlements(Records records, Duration lease, Clocks clocks) {
        this.records = records;
        this.lease = lease;
        this.clocks = clocks;
    }

    /** Notes it without the store. */
    void note(Reservation reservation, AttemptResult result, Instant at, Moment sent) {
        ends.add(new Ended(reservation, result, at.truncatedTo(ChronoUnit.SECONDS), sent, false));
    }

    /** Notes that an attempt is not made. Its reservation may be written, now or later. */
    void giveBack(Reservation unused) {
        var result = new AttemptResult.NotCounted();
        ends.add(new Ended(unused, result, Instant.EPOCH, clocks.now(), true));
    }

    /** Does not touch the store. */
    void noteLock() {
        lock.set(new Object());
    }

    /**
     * Runs an operator's confirmation that the account is not locked, one at a time. A lock that
     * was noted before is forgotten, unless the confirmation fails. One that is noted meanwhile is
     * written afterwards.
     */
    void withoutLock(Runnable confirmation) {
        confirming = true;
        Object noted = lock.getAndSet(null);
        try {
            confirmation.run();
        } catch (Throwable e) {
            lock.compareAndSet(null, noted);
            throw e;
        } finally {
            confirming = false;
        }
    }

    /**
     * Writes all noted results before anything is reserved.
     *
     * @param key of the record that a noted lock belongs to from now on
     */
    void settle(String key) {
        lastKey = key;
        settle();
    }

    /** Writes the noted results, now or as soon as the store takes them. */
    void write() {
        try {
            settle();
        } catch (Throwable e) {
            // The attempt stays charged, and its result stays noted.
        }
    }

    private void settle() {
        for (Ended ending = ends.peek(); ending != null; ending = ends.peek()) {
            Ended done = ending;
            records.change(done.reservation().key(), now -> settled(now, done));
            ends.remove(done);
        }
        String key = lastKey;
        for (Object noted = lock.get(); noted != null && key != null; noted = lock.get()) {
            // Read after the lock: a confirmation that begins now forgets that lock.
            if (confirming) {
                return;
            }
            if (written(key, noted)) {
                lock.compareAndSet(noted, null);
            }
        }
    }

    /**
     * Others cannot tell the age of a token that is written after the lease, so they do without.
     */
    private LockoutRecord settled(LockoutRecord now, Ended ended) {
        LockoutRecord after = ended.after(now);
        if (ended.unconfirmed() && after.equals(now)) {
            // A write of the reservation that the store carries out later must fail.
            return now.again();
        }
        boolean shares = after.cluster().epoch() > now.cluster().epoch();
        boolean late = clocks.now().longestSince(ended.sent()).compareTo(lease) > 0;
        return shares && late ? after.with(after.cluster().withoutToken()) : after;
    }

    /** False if an operator confirms meanwhile, or another lock was noted. */
    private boolean written(String key, Object noted) {
        return records.<Boolean>update(
                        key,
                        (now, unconfirmed) ->
                                lock.get() == noted
                                        ? new Records.Update<>(now.lock(), true)
                                        : new Records.Update<>(now, false))
                .result();
    }

    /** The suspension after the noted results. */
    SuspensionState suspension(LockoutRecord seen) {
        LockoutRecord after = after(seen);
        return (lock.get() == null ? after : after.lock()).suspension();
    }

    /** The record after the noted results. */
    LockoutRecord after(LockoutRecord seen) {
        LockoutRecord after = seen;
        for (Ended each : ends) {
            after = each.after(after);
        }
        return after;
    }
}
