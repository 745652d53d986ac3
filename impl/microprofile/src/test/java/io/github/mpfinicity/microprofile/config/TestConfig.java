package io.github.mpfinicity.microprofile.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** A {@link Config} of name and value, name and value. Public for the tests of other packages. */
public final class TestConfig {
    public static final String APP_KEY = "0123456789abcdef0123456789abcdef";
    public static final String PARTNER_ID = "2445582695152";
    public static final String SECRET = "aqJ5Ic4SEVx2IgDQ6oR4";

    private TestConfig() {}

    /** That and nothing else. */
    public static Config of(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return of(properties);
    }

    /** Whatever the map says at the moment of asking. */
    public static Config of(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new LiveSource(properties))
                .build();
    }

    /** As the default partner sees it. */
    public static PartnerConfig ofDefault(String... namesAndValues) {
        return PartnerConfig.ofDefault(of(namesAndValues));
    }

    /** The settings of an application that sets these properties. */
    public static Settings settings(String... namesAndValues) {
        return Settings.load(ofDefault(namesAndValues), stores());
    }

    /** The stores that need no jar of their own. */
    public static Stores stores() {
        return new Stores(TestConfig.class.getClassLoader(), Runnable::run);
    }

    /** As the default partner sees it. */
    public static PartnerConfig ofDefault(Map<String, String> properties) {
        return PartnerConfig.ofDefault(of(properties));
    }

    /** Good credentials, with some properties added or replaced. */
    public static Map<String, String> credentialsAnd(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        properties.put("finicity.app-key", APP_KEY);
        properties.put("finicity.partner-id", PARTNER_ID);
        properties.put("finicity.partner-secret", SECRET);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    /** Follows its map. */
    private record LiveSource(Map<String, String> properties) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return properties.keySet();
        }

        @Override
        public @Nullable String getValue(String name) {
            return properties.get(name);
        }

        @Override
        public String getName() {
            return "test";
        }
    }
}
