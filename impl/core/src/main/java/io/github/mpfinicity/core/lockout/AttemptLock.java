package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Permits one attempt at a time, in this process and in all processes that share a store with
 * turns.
 */
final class AttemptLock {
    private static final long POLL_MILLIS = 50;

    private final PartnerStore store;
    private final Semaphore free = new Semaphore(1);
    private volatile boolean leasing;

    AttemptLock(PartnerStore store) {
        this.store = store;
    }

    /**
     * Waits until the previous attempt has ended.
     *
     * @throws StoreException if it was given up
     */
    PartnerStore.Turn take(String key, BooleanSupplier givenUp) {
        PartnerStore.Turn here = here(givenUp);
        PartnerStore.Turn shared = null;
        try {
            shared = store.turn(key, givenUp);
            leasing = shared == null;
            if (shared == null) {
                return here;
            }
            PartnerStore.Turn there = shared;
            return () -> close(there, here);
        } catch (Throwable e) {
            close(shared, here);
            throw e;
        }
    }

    /** Waits for the turn inside this process. It parks the thread and pins none. */
    private PartnerStore.Turn here(BooleanSupplier givenUp) {
        // The object is made before the lock is taken, because nothing may fail afterwards.
        var over = new AtomicBoolean();
        PartnerStore.Turn turn =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        free.release();
                    }
                };
        try {
            while (!free.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (givenUp.getAsBoolean()) {
                    throw new StoreException("the attempt before has not ended yet");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the attempt before had not ended", e);
        }
        return turn;
    }

    private static void close(PartnerStore.@Nullable Turn shared, PartnerStore.Turn here) {
        try {
            if (shared != null) {
                shared.close();
            }
        } finally {
            here.close();
        }
    }

    /** True if nodes take leases in the record, because the store has no turns. */
    boolean areLeases() {
        return leasing;
    }
}
