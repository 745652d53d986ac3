package io.github.mpfinicity.core.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * For one process that may forget everything when it ends. Safe for any thread.
 *
 * <p>A new one has nothing to do with any other. Where an application counts attempts, it takes
 * {@link #ofJvm}, for the vendor counts those of all applications together.
 */
public final class MemoryStore implements PartnerStore {
    private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();

    /**
     * The one that all applications of this JVM share, also those that are loaded anew: what was
     * charged, what was refused, and who authenticates at the moment. It holds no application's
     * class loader.
     */
    public static PartnerStore ofJvm() {
        return new JvmStore();
    }

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
