package io.github.mpfinicity.core.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Makes stores of one kind. {@link java.util.ServiceLoader} finds it, so that an application
 * chooses a store by adding a jar and a setting.
 */
public interface StoreEngine {
    /** How {@code finicity.store} calls it, in lower case. */
    String name();

    /**
     * The names of its settings, each of which begins with {@code finicity.store.} and {@link
     * #name}. Partners may have their own, as of all settings; the engine need not know.
     */
    default Set<String> settings() {
        return Set.of();
    }

    /**
     * How long one operation may take, for a lease must be longer than an authentication with four
     * of them. Zero where nodes take turns: they look at no lease.
     */
    default Duration longestOperation() {
        return Duration.ZERO;
    }

    /**
     * Makes a store. Does no I/O: whether it can be reached shows at its first use.
     *
     * @param settings those of {@link #settings} that are set
     * @param threads of the application, but never the caller's; does not wait
     * @throws IllegalArgumentException if it cannot be made of these settings; the message begins
     *     with the setting's name and says what is wrong, and an example
     */
    PartnerStore open(Map<String, String> settings, Executor threads);
}
