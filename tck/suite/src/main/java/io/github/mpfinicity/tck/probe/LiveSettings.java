package io.github.mpfinicity.tck.probe;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Settings that change while the application runs. They win over the file in the archive. */
public final class LiveSettings implements ConfigSource {
    private static final int ABOVE_SYSTEM_PROPERTIES = 500;

    private final Map<String, String> values = new ConcurrentHashMap<>();

    public LiveSettings() {}

    /**
     * Finds the source of a configuration.
     *
     * @param config of the application
     * @return its only one
     */
    public static LiveSettings of(Config config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(LiveSettings.class::isInstance)
                .map(LiveSettings.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Changes a setting.
     *
     * @param name of the property
     * @param value from now on
     */
    public void set(String name, String value) {
        values.put(name, value);
    }

    @Override
    public int getOrdinal() {
        return ABOVE_SYSTEM_PROPERTIES;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "live settings of the test";
    }
}
