package io.github.mpfinicity.contract.consumer;

import au.com.dius.pact.consumer.MockServer;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A whole application: Weld, RESTEasy's Rest Client, and this library. */
final class Application implements AutoCloseable {
    private final ClassLoader outer = Thread.currentThread().getContextClassLoader();

    /** Its own, and with it a configuration of its own. */
    private final ClassLoader loader = new URLClassLoader(new URL[0], outer);

    private final SeContainer container;

    private Application(Map<String, String> properties) {
        Thread.currentThread().setContextClassLoader(loader);
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "contract", 100))
                        .build();
        ConfigProviderResolver.instance().registerConfig(config, loader);
        container =
                SeContainerInitializer.newInstance()
                        .setClassLoader(loader)
                        .addBeanClasses(Institutions.class, MovingClocks.class)
                        .initialize();
    }

    static Application of(MockServer vendor, String region) {
        return new Application(
                Map.of(
                        "finicity.app-key",
                        MadeUp.APP_KEY,
                        "finicity.partner-id",
                        MadeUp.PARTNER_ID,
                        "finicity.partner-secret",
                        MadeUp.SECRET,
                        "finicity.region",
                        region,
                        "finicity.base-uri",
                        vendor.getUrl(),
                        "finicity/mp-rest/url",
                        vendor.getUrl()));
    }

    Institutions institutions() {
        return container.select(Institutions.class, RestClient.LITERAL).get();
    }

    AppTokens tokens() {
        return container.select(AppTokens.class).get();
    }

    void advance(Duration time) {
        container.select(MovingClocks.class).get().ahead = time;
    }

    @Override
    public void close() {
        container.close();
        var resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig(loader));
        Thread.currentThread().setContextClassLoader(outer);
    }

    /** The machine's clocks, moved on by tests. */
    @Singleton
    static class MovingClocks implements Clocks {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Moment now() {
            return Clocks.system().now().plus(ahead);
        }
    }
}
