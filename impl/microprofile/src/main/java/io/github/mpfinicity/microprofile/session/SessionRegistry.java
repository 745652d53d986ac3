package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The partners of one application, by its class loader. Made by CDI where there is CDI, else by the
 * first filter that needs it. Safe for any thread.
 */
public class SessionRegistry implements AutoCloseable {
    private static final Map<ClassLoader, SessionRegistry> BY_LOADER = new ConcurrentHashMap<>();

    private final @Nullable Environment environment;
    private final AtomicReference<@Nullable PartnerRuntime> partner = new AtomicReference<>();

    /** For the client proxies of CDI only. */
    protected SessionRegistry() {
        environment = null;
    }

    private SessionRegistry(Environment environment) {
        this.environment = environment;
    }

    /** Makes the registry of an application and announces it to filters that CDI did not make. */
    public static SessionRegistry open(Environment environment) {
        var registry = new SessionRegistry(environment);
        BY_LOADER.put(environment.loader(), registry);
        return registry;
    }

    /** The registry of the application a class loader belongs to; made if there is none yet. */
    public static SessionRegistry of(ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            SessionRegistry known = BY_LOADER.get(each);
            if (known != null) {
                return known;
            }
        }
        var made = new SessionRegistry(Environment.of(loader));
        SessionRegistry first = BY_LOADER.putIfAbsent(loader, made);
        return first == null ? made : first;
    }

    /**
     * The application's partner. The first call reads the settings.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if some are impossible
     */
    public PartnerRuntime partner() {
        PartnerRuntime known = partner.get();
        if (known != null) {
            return known;
        }
        // Making one sends nothing and starts nothing, so the loser of a race is just dropped.
        var made = PartnerRuntime.of(requireNonNull(environment));
        return partner.compareAndSet(null, made) ? made : partner();
    }

    /** Ends the sessions and forgets them. */
    @Override
    public void close() {
        BY_LOADER.values().remove(this);
        PartnerRuntime known = partner.get();
        if (known != null) {
            known.close();
        }
    }
}
