package io.github.mpfinicity.core.store;

import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Makes stores of a kind that comes with a module of its own. Found by {@link
 * java.util.ServiceLoader}, so that an application chooses one by adding a jar and a setting.
 */
public interface StoreEngine {
    /** How {@code finicity.store} calls it. */
    String name();

    /**
     * Makes a store. Does no I/O: whether it can be reached shows at its first use.
     *
     * @param settings those that are set, without {@code finicity.store.} and the name in front
     * @param threads of the application, but never the caller's; does not wait
     * @throws IllegalArgumentException if it cannot be made of these settings; the message says
     *     which, and how to put it right
     */
    PartnerStore open(Map<String, String> settings, Executor threads);
}
