package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One attempt at a time within this process. Parks the waiting thread; pins none. */
final class OwnTurn {
    private static final long GLANCE_MILLIS = 50;

    private final Semaphore free = new Semaphore(1);

    /**
     * Waits until the attempt before has ended.
     *
     * @param givenUp asked again and again while waiting
     * @throws StoreException if it was given up
     */
    PartnerStore.Turn take(BooleanSupplier givenUp) {
        // Made before it is taken: nothing may fail once it is.
        var over = new AtomicBoolean();
        PartnerStore.Turn turn =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        free.release();
                    }
                };
        try {
            while (!free.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
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
}
