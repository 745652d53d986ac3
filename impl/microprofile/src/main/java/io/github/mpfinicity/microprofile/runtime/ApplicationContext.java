package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The objects that an application gives its sessions. They are looked up once, on a thread with the
 * application's class loader. Later calls come from any thread, where a look-up may silently find
 * another configuration.
 *
 * @param loader of the application
 * @param config is asked anew for credentials at each authentication
 * @param clocks of the machine; tests have others
 * @param events tells an event of a session; the stage ends when all observers have heard it
 * @param observers make an observer of each partner
 * @param sources the application's own sources of credentials; the configuration has the
 *     credentials of other partners
 */
public record ApplicationContext(
        ClassLoader loader,
        Config config,
        Clocks clocks,
        Function<SessionEvent, ? extends CompletionStage<?>> events,
        List<ObserverFactory> observers,
        Map<PartnerName, PartnerCredentialsSource> sources) {
    /** Events that nobody observes. */
    public static final Function<SessionEvent, CompletionStage<?>> UNOBSERVED =
            event -> CompletableFuture.completedFuture(null);

    public ApplicationContext {
        observers = List.copyOf(observers);
        sources = Map.copyOf(sources);
    }

    /** The context of an application without CDI, where events have no observers. */
    static ApplicationContext of(ClassLoader loader) {
        return new ApplicationContext(
                loader,
                ConfigProvider.getConfig(loader),
                Clocks.system(),
                UNOBSERVED,
                List.of(),
                Map.of());
    }
}
