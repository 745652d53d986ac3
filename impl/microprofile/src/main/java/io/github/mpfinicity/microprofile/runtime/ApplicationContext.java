package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerName;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an application gives its sessions. Looked up once, where the application's class loader is
 * the thread's: later calls come from any thread, and a look-up there finds another configuration
 * without a word.
 *
 * @param loader of the application
 * @param config live: asked anew for credentials at each authentication
 * @param clocks the machine's, but for tests
 * @param events where news go
 * @param observers make those who count and time what happens to each partner
 * @param sources of the application's own for credentials; those of other partners are in the
 *     configuration
 */
public record ApplicationContext(
        ClassLoader loader,
        Config config,
        Clocks clocks,
        Consumer<SessionEvent> events,
        List<ObserverFactory> observers,
        Map<PartnerName, PartnerCredentialsSource> sources) {
    public ApplicationContext {
        observers = List.copyOf(observers);
        sources = Map.copyOf(sources);
    }

    /** Of an application without CDI: nobody listens. */
    static ApplicationContext of(ClassLoader loader) {
        return new ApplicationContext(
                loader,
                ConfigProvider.getConfig(loader),
                Clocks.system(),
                event -> {},
                List.of(),
                Map.of());
    }
}
