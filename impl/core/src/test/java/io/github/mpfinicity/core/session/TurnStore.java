package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the turns that are taken and not over. */
final class TurnStore implements PartnerStore {
    final AtomicInteger taken = new AtomicInteger();
    private final MemoryStore memory = new MemoryStore();

    @Override
    public @Nullable String read(String key) {
        return memory.read(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        return memory.compareAndSet(key, expected, next);
    }

    @Override
    public boolean outlivesProcess() {
        return false;
    }

    @Override
    public Turn turn(String key, BooleanSupplier givenUp) {
        taken.incrementAndGet();
        var over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        };
    }
}
