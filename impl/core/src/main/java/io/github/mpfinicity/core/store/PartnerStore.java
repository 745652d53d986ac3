package io.github.mpfinicity.core.store;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one opaque line of text for each key. Linearizable for a key: a reader sees the last write.
 * Safe for any thread, and for as many processes as the implementation says.
 *
 * <p>{@code PartnerStoreContract} in the test jar of this module tests an implementation; run it in
 * the implementation's build.
 *
 * <p>An exception from either operation means <em>unknown</em>, not <em>no</em>: the caller reads
 * again and looks for its own mark.
 */
public interface PartnerStore {
    /**
     * The text kept for a key.
     *
     * @return null if there is none yet
     * @throws StoreException if that cannot be told at the moment
     */
    @Nullable String read(String key);

    /**
     * Replaces the text, if it still is what the caller read.
     *
     * @param expected null means: there is none yet
     * @return false if somebody else was faster, and nothing changed
     * @throws TextTooLongException if the store has no room for the text: nothing changed
     * @throws StoreException if it cannot be told whether the change was made
     */
    boolean compareAndSet(String key, @Nullable String expected, String next);

    /** Whether the text is still there after this process has ended. */
    boolean outlivesProcess();

    /**
     * Waits for the turn to authenticate, where the engine can tell at once that a holder has died.
     * Elsewhere there are no turns, and nodes take leases in the text instead.
     *
     * @param givenUp asked again and again while waiting
     * @return ends the turn when closed, by any thread and once or twice; always null in stores
     *     without turns
     * @throws StoreException if it was given up
     */
    default @Nullable Turn turn(String key, BooleanSupplier givenUp) {
        return null;
    }

    /** Somebody's turn. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
