package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.TestConfig;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the start of an application costs for each partner, counted and not timed. */
class StartCostTest {
    /** Each of about forty settings is looked for under two names, and an absent one twice. */
    private static final int MOST = 140;

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();

    @Test
    void partners_eachCostsTheSame() {
        int ten = readsFor(10);
        int twenty = readsFor(20);
        int forty = readsFor(40);
        assertThat(forty - twenty).isEqualTo(2 * (twenty - ten));
        assertThat((twenty - ten) / 10).isLessThanOrEqualTo(MOST);
    }

    @Test
    void partners_oneSearchForJson() {
        start(1);
        int one = searches.getAndSet(0);
        start(30);
        assertThat(one).isPositive();
        assertThat(searches).hasValue(one);
    }

    private int readsFor(int partners) {
        reads.set(0);
        start(partners);
        return reads.get();
    }

    private void start(int partners) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < partners; i++) {
            String prefix = "finicity.partners.p" + i + ".";
            settings.put(prefix + "app-key", TestConfig.APP_KEY);
            settings.put(prefix + "partner-id", TestConfig.PARTNER_ID + i);
            settings.put(prefix + "partner-secret", TestConfig.SECRET);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new Searched(before));
        var context =
                new ApplicationContext(
                        thread.getContextClassLoader(),
                        counted(TestConfig.of(settings)),
                        Clocks.system(),
                        ApplicationContext.UNOBSERVED,
                        List.of(),
                        Map.of());
        try (var registry = SessionRegistry.open(context)) {
            assertThat(registry.started(Set.of())).hasSize(partners);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Config counted(Config config) {
        return (Config)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Config.class},
                        (proxy, method, arguments) -> {
                            reads.incrementAndGet();
                            return method.invoke(config, arguments);
                        });
    }

    /** Counts the searches for JSON-P. */
    private final class Searched extends URLClassLoader {
        Searched(ClassLoader parent) {
            super(new URL[0], parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (name.endsWith(JsonProvider.class.getName())) {
                searches.incrementAndGet();
            }
            return super.getResources(name);
        }
    }
}
