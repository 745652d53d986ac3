package io.github.mpfinicity.core.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Makes stores of one kind. {@link java.util.ServiceLoader} finds it, so that an application
 * chooses a store by adding a jar and a setting.
 *
 * @since 1.0
 */
public interface StoreEngine {
    /** The value of {@code finicity.store} that chooses this engine, in lower case. */
    String name();

    /**
     * The names of its settings. Each begins with {@code finicity.store.} and {@link #name}. Named
     * partners may have values of their own, which the library resolves.
     */
    default Set<String> settings() {
        return Set.of();
    }

    /**
     * The longest time of one operation. A lease must be longer than an authentication with four
     * operations. Zero for stores with turns, which need no lease.
     */
    default Duration longestOperation() {
        return Duration.ZERO;
    }

    /**
     * Makes a store. Does no I/O; a store that cannot be reached fails at its first use.
     *
     * @param settings the values of {@link #settings} that are set
     * @param threads of the application; runs each task on another thread than the caller's,
     *     without a queue
     * @throws IllegalArgumentException if a setting is wrong; the message begins with its name, and
     *     says what is wrong with an example. A value stands between quotation marks only: there
     *     the library shows what is written, because an expression in it may name a secret
     */
    PartnerStore open(Map<String, String> settings, Executor threads);
}
