package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.store.PartnerStore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt at a time, here and in processes that share a store with turns. */
final class Turns {
    private final PartnerStore store;
    private final OwnTurn own = new OwnTurn();
    private volatile boolean leasing;

    Turns(PartnerStore store) {
        this.store = store;
    }

    /**
     * Waits until the attempt before has really ended.
     *
     * @throws io.github.mpfinicity.core.store.StoreException if it was given up
     */
    PartnerStore.Turn take(String key, BooleanSupplier givenUp) {
        PartnerStore.Turn here = own.take(givenUp);
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

    private static void close(PartnerStore.@Nullable Turn shared, PartnerStore.Turn here) {
        try {
            if (shared != null) {
                shared.close();
            }
        } finally {
            here.close();
        }
    }

    /** Whether nodes take leases in the record, because the store has no turns of its own. */
    boolean areLeases() {
        return leasing;
    }
}
