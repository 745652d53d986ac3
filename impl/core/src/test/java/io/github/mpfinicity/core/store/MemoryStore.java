package io.github.mpfinicity.core.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** For one process that may forget everything when it ends. Safe for any thread. */
public final class MemoryStore implements PartnerStore {
    private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public @Nullable String read(String key) {
        return texts.get(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        return expected == null
                ? texts.putIfAbsent(key, next) == null
                : texts.replace(key, expected, next);
    }

    @Override
    public boolean outlivesProcess() {
        return false;
    }
}
