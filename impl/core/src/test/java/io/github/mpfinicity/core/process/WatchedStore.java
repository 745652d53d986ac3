package io.github.mpfinicity.core.process;

import io.github.mpfinicity.core.store.PartnerStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells when the turn was tried in vain, and when an attempt's end has been written. */
record WatchedStore(PartnerStore store, NodeMain.Positions where) implements PartnerStore {
    @Override
    public @Nullable String read(String key) {
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        return store.compareAndSet(key, expected, next);
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }

    @Override
    public Turn turn(String key, BooleanSupplier givenUp) {
        var asked = new AtomicInteger();
        Turn turn =
                store.turn(
                        key,
                        () -> {
                            if (asked.incrementAndGet() == 2) {
                                where.waiting();
                            }
                            return givenUp.getAsBoolean();
                        });
        return () -> {
            where.at("settled");
            turn.close();
        };
    }
}
