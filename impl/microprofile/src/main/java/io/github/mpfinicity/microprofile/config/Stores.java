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
 * The engines of an application and the stores that they opened. Partners with the same settings
 * share a store, because the vendor may see them as one partner. Safe for any thread.
 */
public final class Stores {
    private static final StoreEngine MEMORY = new JvmStore.Engine();

    private final SortedMap<String, StoreEngine> engines = new TreeMap<>();
    private final Executor threads;

    /** Seals the tokens that partners of this application leave in memory for each other. */
    private final StoreKey own = StoreKey.of(UUID.randomUUID() + "/" + UUID.randomUUID());

    /**
     * By the name of the engine and the settings. No record, because each start would make the JVM
     * generate its methods.
     */
    private final Map<Map.Entry<String, Map<String, String>>, PartnerStore> opened =
            new ConcurrentHashMap<>();

    /**
     * Finds the engines of an application.
     *
     * @param application the class loader whose jars may bring engines
     * @param threads of the application; they are not ended, so that late results are still written
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

    /** The engine that a partner's settings choose. The engine of memory if they are wrong. */
    StoreEngine engine(ConfigReader reader) {
        String name = reader.text(Setting.STORE);
        if (name == null) {
            return MEMORY;
        }
        StoreEngine engine = engines.get(name.toLowerCase(Locale.ROOT));
        if (engine == null) {
            reader.problem(
                    Setting.STORE,
                    reader.shown(Setting.STORE, name),
                    String.join(" or ", engines.keySet())
                            + ", for example "
                            + MEMORY.name()
                            + "; any other comes with a jar of its own: jdbc with"
                            + " io.github.mpfinicity:mp-finicity-store-jdbc, redis with"
                            + " io.github.mpfinicity:mp-finicity-store-redis");
        }
        return engine == null ? MEMORY : engine;
    }

    /** The store that a partner's settings choose. A store in memory if they are wrong. */
    PartnerStore open(StoreEngine engine, ConfigReader reader) {
        String name = reader.name(Setting.STORE);
        Map<String, String> set = new HashMap<>();
        int before = reader.problems().size();
        for (String setting : engine.settings()) {
            String text = reader.ofStore(setting);
            if (text != null) {
                set.put(setting, text);
            }
        }
        // The engine would say that a setting is absent which only cannot be read.
        if (reader.problems().size() == before) {
            try {
                return open(engine, set, name);
            } catch (IllegalArgumentException e) {
                String sentence = asWritten(String.valueOf(e.getMessage()), set, reader);
                reader.problem(named(sentence, engine, reader));
            }
        }
        return open(MEMORY, Map.of(), name);
    }

    /**
     * Replaces each value between quotation marks by what is written in the configuration: an
     * expression in it may name a secret.
     */
    private static String asWritten(
            String sentence, Map<String, String> values, ConfigReader reader) {
        String shown = sentence;
        for (Map.Entry<String, String> each : values.entrySet()) {
            String written = reader.shownOfStore(each.getKey(), each.getValue());
            shown = shown.replace("\"" + each.getValue() + "\"", "\"" + written + "\"");
        }
        return shown;
    }

    /**
     * Replaces the name of the setting at the beginning of an engine's sentence by the partner's
     * own name for it.
     */
    private static String named(String sentence, StoreEngine engine, ConfigReader reader) {
        for (String setting : engine.settings()) {
            if (sentence.startsWith(setting + " ")) {
                return reader.nameOfStore(setting) + sentence.substring(setting.length());
            }
        }
        return sentence;
    }

    /**
     * Returns the store for a choice. Opening does no I/O, so a store that loses the race is
     * dropped.
     */
    private PartnerStore open(StoreEngine engine, Map<String, String> settings, String setting) {
        var choice = Map.entry(engine.name(), Map.copyOf(settings));
        PartnerStore known = opened.get(choice);
        if (known != null) {
            return known;
        }
        PartnerStore made = new CheckedStore(engine.open(choice.getValue(), threads), setting);
        PartnerStore first = opened.putIfAbsent(choice, made);
        return first == null ? made : first;
    }

    /**
     * The way in which a partner shares its record. If the record ends with the process,
     * applications share attempts but no tokens. A new application then asks for a token of its
     * own.
     */
    public ClusterSettings sharing(PartnerStore store, ClusterSettings asSet) {
        return store.outlivesProcess() ? asSet : new ClusterSettings(own, asSet.lease());
    }
}
