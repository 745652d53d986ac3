package io.github.mpfinicity.microprofile.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.filter.RefusalFilter;
import io.github.mpfinicity.microprofile.filter.ReplayInterceptor;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.HexFormat;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * A small application on Weld SE and the Rest Client of the class path, whose configuration may
 * change while it runs.
 */
public final class Application implements AutoCloseable {
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private final ClassLoader outer = Thread.currentThread().getContextClassLoader();

    /** Its own: a thread of the application before may still ask for the configuration of that. */
    private final ClassLoader loader = new URLClassLoader(new URL[0], outer);

    private WeldContainer container;

    /** As if in a JVM of its own: what others have tried at this address is not known. */
    public static Application of(FinicitySimulator simulator) {
        forgetAttempts(simulator);
        var application = new Application();
        var partner = simulator.partner();
        return application
                .with("finicity.app-key", partner.appKey())
                .with("finicity.partner-id", partner.id())
                .with("finicity.partner-secret", partner.secret())
                .with("finicity.base-uri", simulator.baseUri().toString())
                .with("finicity/mp-rest/url", simulator.baseUri().toString());
    }

    /**
     * Forgets what this JVM remembers of attempts, for a simulator may have the port of one before
     * it. The names are those of the memory store.
     */
    public static void forgetAttempts(FinicitySimulator simulator) {
        for (int partner = 1; partner < 10; partner++) {
            String id = SimulatedPartner.madeUp(partner).id();
            byte[] name = (simulator.baseUri() + "|" + id).getBytes(UTF_8);
            Security.setProperty("io.github.mpfinicity.attempts." + sha256(name), "");
        }
    }

    private static String sha256(byte[] name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before the start, or while it runs. */
    public Application with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Application without(String name) {
        properties.remove(name);
        return this;
    }

    public Application start(Class<?>... more) {
        Thread.currentThread().setContextClassLoader(loader);
        var resolver = ConfigProviderResolver.instance();
        resolver.registerConfig(TestConfig.of(properties), loader);
        container =
                new Weld()
                        .disableDiscovery()
                        .addBeanClasses(
                                FinicityBeans.class,
                                FinicityFilter.class,
                                RefusalFilter.class,
                                ReplayInterceptor.class,
                                Customers.class,
                                RecordedEvents.class,
                                TestClocks.class)
                        .addBeanClasses(more)
                        .addExtensions(extensions())
                        .initialize();
        return this;
    }

    /** The Rest Client's and the configuration's. */
    private static Extension[] extensions() {
        return ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    public <T> T client(Class<T> type) {
        return container.select(type, RestClient.LITERAL).get();
    }

    @Override
    public void close() {
        if (container != null && container.isRunning()) {
            container.shutdown();
        }
        var resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig(loader));
        Thread.currentThread().setContextClassLoader(outer);
    }
}
