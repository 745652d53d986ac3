package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.lockout.ClusterSettings;
import io.github.mpfinicity.core.sealing.StoreKey;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.JvmStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The stores of an application: the engines that are there, and what they opened. Partners with the
 * same settings get the same store: two of them may be the same to the vendor. Safe for any thread.
 */
public final class Stores {
    private static final StoreEngine MEMORY = new JvmStore.Engine();

    private final SortedMap<String, StoreEngine> engines = new TreeMap<>();
    private final Executor threads;

    /** Seals the tokens that partners of this application leave in memory for each other. */
    private final StoreKey own = StoreKey.of(UUID.randomUUID() + "/" + UUID.randomUUID());

    private final Map<Choice, PartnerStore> opened = new ConcurrentHashMap<>();

    private record Choice(String engine, Map<String, String> settings) {}

    /**
     * Those of an application.
     *
     * @param application whose jars may bring engines
     * @param threads of the application; nobody ends them, so that late ends are still written
     */
    public Stores(ClassLoader application, Executor threads) {
        this.threads = threads;
        add(MEMORY);
        add(new FileStore.Engine());
        ServiceLoader.load(StoreEngine.class, application).forEach(this::add);
    }

    private void add(StoreEngine engine) {
        engines.putIfAbsent(engine.name(), engine);
    }

    /** The names of the settings of all engines. */
    Set<String> settings() {
        Set<String> all = new TreeSet<>();
        engines.values().forEach(engine -> all.addAll(engine.settings()));
        return all;
    }

    /** The engine that a partner's settings choose; that of the memory where they are wrong. */
    StoreEngine engine(ConfigReader reader) {
        String name = reader.text(Setting.STORE);
        if (name == null) {
            return MEMORY;
        }
        StoreEngine engine = engines.get(name.toLowerCase(Locale.ROOT));
        if (engine == null) {
            reader.problem(
                    Setting.STORE,
                    name,
                    String.join(" or ", engines.keySet())
                            + ", for example "
                            + MEMORY.name()
                            + "; any other comes with a jar of its own, as jdbc with"
                            + " io.github.mpfinicity:mp-finicity-store-jdbc");
        }
        return engine == null ? MEMORY : engine;
    }

    /** The store of a partner's settings; memory where they are wrong. */
    PartnerStore open(StoreEngine engine, ConfigReader reader) {
        Map<String, String> set = new HashMap<>();
        for (String setting : engine.settings()) {
            String text = reader.ofStore(setting);
            if (text != null) {
                set.put(setting, text);
            }
        }
        try {
            return open(engine, set, reader.name(Setting.STORE));
        } catch (IllegalArgumentException e) {
            reader.problem(named(String.valueOf(e.getMessage()), engine, reader));
            return open(MEMORY, Map.of(), reader.name(Setting.STORE));
        }
    }

    /** An engine's sentence begins with its setting's name: here, with the partner's own. */
    private static String named(String sentence, StoreEngine engine, ConfigReader reader) {
        for (String setting : engine.settings()) {
            if (sentence.startsWith(setting + " ")) {
                return reader.nameOfStore(setting) + sentence.substring(setting.length());
            }
        }
        return sentence;
    }

    /** Opening one does no I/O, so the loser of a race is just dropped. */
    private PartnerStore open(StoreEngine engine, Map<String, String> settings, String setting) {
        var choice = new Choice(engine.name(), Map.copyOf(settings));
        PartnerStore known = opened.get(choice);
        if (known != null) {
            return known;
        }
        PartnerStore made = new CheckedStore(engine.open(choice.settings(), threads), setting);
        PartnerStore first = opened.putIfAbsent(choice, made);
        return first == null ? made : first;
    }

    /**
     * How a partner shares its record. Where that ends with the process, attempts are what
     * applications share, not tokens: one that starts asks for a token of its own.
     */
    public ClusterSettings sharing(PartnerStore store, ClusterSettings asSet) {
        return store.outlivesProcess() ? asSet : new ClusterSettings(own, asSet.lease());
    }
}
