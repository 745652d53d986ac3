package io.github.mpfinicity.microprofile.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the record of attempts is kept.
 *
 * @param kind of the store
 * @param file for {@link StoreKind#FILE}, else null
 * @param engine what is set below the name of a store that comes with a module of its own; else
 *     empty
 */
public record StoreSettings(StoreKind kind, @Nullable Path file, Map<String, String> engine) {
    public StoreSettings {
        engine = Map.copyOf(engine);
    }
}
