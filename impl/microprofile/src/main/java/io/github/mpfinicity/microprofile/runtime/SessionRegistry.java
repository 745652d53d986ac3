package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Health;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.Settings;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The partners of one application, found by its class loader. CDI makes the registry; without CDI
 * the first filter that needs it does. Safe for any thread.
 */
public final class SessionRegistry implements AutoCloseable {
    private static final Map<ClassLoader, SessionRegistry> BY_LOADER = new ConcurrentHashMap<>();

    /**
     * The closed registries of ended applications. Keeps neither them nor the class loaders, so
     * that the classes of an application can be unloaded.
     */
    private static final Map<ClassLoader, WeakReference<SessionRegistry>> ENDED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final SharedParts shared;
    private final Map<PartnerName, PartnerRuntime> partners = new ConcurrentHashMap<>();
    private final PartnersByOrigin byOrigin = new PartnersByOrigin();
    private volatile List<PartnerRuntime> listed = List.of();
    private final boolean madeByFilter;
    private volatile boolean closed;

    private SessionRegistry(ApplicationContext context, boolean madeByFilter) {
        this.shared = new SharedParts(context);
        this.madeByFilter = madeByFilter;
    }

    /**
     * Makes the registry of an application, and makes it known to filters that CDI did not make. If
     * such a filter needed a registry before, that one is closed, because nobody else closes it.
     */
    public static SessionRegistry open(ApplicationContext context) {
        var registry = new SessionRegistry(context, false);
        SessionRegistry before = BY_LOADER.put(context.loader(), registry);
        if (before != null && before.madeByFilter) {
            before.close();
        }
        return registry;
    }

    /** The names that look like settings of this library but are none, one warning each. */
    public List<String> unknownSettings() {
        return Settings.unknown(shared.context().config(), shared.stores());
    }

    /**
     * Returns the registry of the application that the class loader belongs to. Makes it if there
     * is none yet. After the end of the application it is the one that the end has closed.
     */
    public static SessionRegistry of(ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            SessionRegistry known = BY_LOADER.get(each);
            if (known != null) {
                return known;
            }
        }
        SessionRegistry closed = ended(loader);
        if (closed != null) {
            return closed;
        }
        var made = new SessionRegistry(ApplicationContext.of(loader), true);
        SessionRegistry first = BY_LOADER.putIfAbsent(loader, made);
        return first == null ? made : first;
    }

    /** The closed registry of an application; null if the application has not ended. */
    private static @Nullable SessionRegistry ended(ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            WeakReference<SessionRegistry> end = ENDED.get(each);
            if (end != null) {
                SessionRegistry closed = end.get();
                return closed == null ? closedAnew(each) : closed;
            }
        }
        return null;
    }

    /** Replaces a closed registry that nobody has kept. */
    private static SessionRegistry closedAnew(ClassLoader loader) {
        var made = new SessionRegistry(ApplicationContext.of(loader), true);
        made.close();
        ENDED.put(loader, new WeakReference<>(made));
        return made;
    }

    /**
     * The default partner. The first call reads the settings.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if some are impossible
     */
    public PartnerRuntime partner() {
        return partner(PartnerName.DEFAULT);
    }

    /**
     * A partner. The first call reads its settings.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if there is none of that name, or
     *     some of its settings are impossible
     */
    public PartnerRuntime partner(PartnerName name) {
        PartnerRuntime known = partners.get(name);
        if (known != null) {
            return known;
        }
        directory().requireKnown(name);
        // A runtime sends nothing and starts nothing before its first use, so one that loses the
        // race is dropped.
        var made = PartnerRuntime.of(shared, name);
        PartnerRuntime first = partners.putIfAbsent(name, made);
        if (first == null) {
            made.observed(byOrigin::changed);
        }
        PartnerRuntime kept = first == null ? made : first;
        if (closed) {
            // The application ended meanwhile, and may not have seen this one.
            kept.close();
        }
        return kept;
    }

    /**
     * The partners that were known at the first call. A partner whose name is found only by asking
     * is not among them.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException listing all impossible settings
     */
    public List<PartnerRuntime> partners() {
        List<PartnerRuntime> known = listed;
        if (known.isEmpty()) {
            known = made(directory().names(), List.of());
            listed = known;
        }
        return known;
    }

    /**
     * The partners of {@link #partners()} whose base URI, as it was read last, has the origin of
     * this URI.
     */
    public List<PartnerRuntime> at(URI uri) {
        return byOrigin.at(uri, this::partners);
    }

    /** The names of all partners that are known now. Makes none, and fails for none. */
    public Set<PartnerName> names() {
        Set<PartnerName> all = directory().names();
        partners.keySet().stream()
                .sorted(Comparator.comparing(PartnerName::value))
                .forEach(all::add);
        return all;
    }

    /** The names of the partners that were used. Asks no configuration. */
    public Set<PartnerName> used() {
        return Set.copyOf(partners.keySet());
    }

    /**
     * A partner's part in the application's health, even if other settings are impossible. If the
     * configuration fails, the part that it had at its first use.
     *
     * @throws InvalidConfigurationException if this setting is impossible
     */
    public Health health(PartnerName name) {
        try {
            return Settings.healthOf(new PartnerConfig(shared.context().config(), name));
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (RuntimeException e) {
            PartnerRuntime known = partners.get(name);
            if (known == null) {
                throw e;
            }
            return known.settings().health();
        }
    }

    /**
     * The partners of an application that starts. Sends nothing, and asks no bean for credentials.
     *
     * @param used the partners that the application names
     * @throws io.github.mpfinicity.InvalidConfigurationException listing all impossible and missing
     *     settings
     */
    public List<PartnerRuntime> started(Set<PartnerName> used) {
        List<String> missing = new ArrayList<>(directory().missing(used));
        if (!missing.isEmpty()) {
            missing.add(
                    "where any of this comes after the start, "
                            + Setting.STARTUP.key()
                            + " must be unchecked: then it is looked for at the first call");
        }
        return made(directory().namesWith(used), missing);
    }

    private List<PartnerRuntime> made(Set<PartnerName> names, List<String> missing) {
        List<PartnerRuntime> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (PartnerName name : names) {
            try {
                all.add(partner(name));
            } catch (InvalidConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        problems.addAll(missing);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems.stream().distinct().toList());
        }
        return List.copyOf(all);
    }

    private PartnerDirectory directory() {
        ApplicationContext context = shared.context();
        return new PartnerDirectory(context.config(), context.sources().keySet());
    }

    /** Ends the sessions and forgets them. */
    @Override
    public void close() {
        closed = true;
        ClassLoader loader = shared.context().loader();
        if (BY_LOADER.get(loader) == this) {
            // In this order, so that no filter finds neither of the two. In Java SE another
            // application may begin in the same class loader.
            if (loader != ClassLoader.getSystemClassLoader()) {
                ENDED.put(loader, new WeakReference<>(this));
            }
            BY_LOADER.remove(loader, this);
        }
        partners.values().forEach(PartnerRuntime::close);
        shared.close();
    }
}
