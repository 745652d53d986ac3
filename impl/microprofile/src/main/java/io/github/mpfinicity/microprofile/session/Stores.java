package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.lockout.Sharing;
import io.github.mpfinicity.core.sealing.StoreKey;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import io.github.mpfinicity.microprofile.config.StoreKind;
import io.github.mpfinicity.microprofile.config.StoreSettings;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores of an application. Partners with the same settings get the same one: two of them may
 * be the same to the vendor. Memory is the same for all applications of the JVM, for the vendor
 * counts them together. Safe for any thread.
 */
final class Stores {
    private final ClassLoader application;
    private final PartnerStore memory = MemoryStore.ofJvm();

    /** Seals the tokens that partners of this application leave in memory for each other. */
    private final StoreKey own = StoreKey.of(UUID.randomUUID() + "/" + UUID.randomUUID());

    private final Map<StoreSettings, PartnerStore> opened = new ConcurrentHashMap<>();

    Stores(ClassLoader application) {
        this.application = application;
    }

    /**
     * The store of those settings.
     *
     * @throws IllegalArgumentException if there cannot be one
     */
    PartnerStore of(StoreSettings settings) {
        if (settings.kind() == StoreKind.MEMORY) {
            return memory;
        }
        PartnerStore known = opened.get(settings);
        if (known != null) {
            return known;
        }
        // Opening one does no I/O, so the loser of a race is just dropped.
        PartnerStore made = open(settings);
        PartnerStore first = opened.putIfAbsent(settings, made);
        return first == null ? made : first;
    }

    /**
     * How a partner shares its record. In memory attempts are what applications share, not tokens:
     * an application that starts asks for one of its own.
     */
    Sharing sharing(StoreSettings settings, Sharing asSet) {
        return settings.kind() == StoreKind.MEMORY ? new Sharing(own, asSet.lease()) : asSet;
    }

    /**
     * The threads end with their tasks, so nobody has to end them: late ends are still written.
     * Memory is not checked: it is our own, and nothing around it can make it forget.
     */
    private PartnerStore open(StoreSettings settings) {
        var threads = new ApplicationThreads(application);
        PartnerStore store =
                settings.kind() == StoreKind.FILE
                        ? new FileStore(requireNonNull(settings.file()))
                        : engine(settings.kind()).open(settings.engine(), threads);
        return new CheckedStore(store, "finicity.store");
    }

    private StoreEngine engine(StoreKind kind) {
        for (StoreEngine each : ServiceLoader.load(StoreEngine.class, application)) {
            if (each.name().equals(kind.toString())) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "finicity.store is \""
                        + kind
                        + "\", but the module that can do it is missing: add"
                        + " io.github.mpfinicity:mp-finicity-store-"
                        + kind
                        + " to the application, or choose memory or file");
    }
}
