package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.PartnerStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Tells when the store is used, also while it uses no connection because too many hang. */
final class WatchedStore implements PartnerStore {
    private final PartnerStore store;
    private final Set<CountDownLatch> waiting = ConcurrentHashMap.newKeySet();

    WatchedStore(PartnerStore store) {
        this.store = store;
    }

    /** Waits until the store was used so many times more. */
    void awaitUses(int uses) throws InterruptedException {
        var latch = new CountDownLatch(uses);
        waiting.add(latch);
        latch.await();
        waiting.remove(latch);
    }

    @Override
    public @Nullable String read(String key) {
        waiting.forEach(CountDownLatch::countDown);
        return store.read(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        waiting.forEach(CountDownLatch::countDown);
        return store.compareAndSet(key, expected, next);
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }
}
