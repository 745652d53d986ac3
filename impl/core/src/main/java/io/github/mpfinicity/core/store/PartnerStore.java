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
 * <p>An exception means that the result is <em>unknown</em>, not that nothing changed. The caller
 * reads again and looks for its own change.
 *
 * @since 1.0
 */
public interface PartnerStore {
    /**
     * The text kept for a key.
     *
     * @return null if there is none yet
     * @throws StoreException if the store cannot answer at the moment
     */
    @Nullable String read(String key);

    /**
     * Replaces the text if it still equals the text that the caller read.
     *
     * @param expected the text that the caller read; null if there was none
     * @return false if another writer was faster and nothing changed
     * @throws TextTooLongException if the store has no room for the text: nothing changed
     * @throws StoreException if the store does not know whether the change was made
     */
    boolean compareAndSet(String key, @Nullable String expected, String next);

    /** True if the text is still there after this process has ended. */
    boolean outlivesProcess();

    /**
     * Checks the store by means that only its kind has, such as a transaction that is rolled back.
     * It is called before the first use, and again after a check that failed, by any number of
     * processes at the same time. It leaves nothing behind.
     *
     * @return true if nothing is left to check; false, as here, if {@link CheckedStore} has to try
     *     {@link #compareAndSet} with a key of its own, too
     * @throws MisconfiguredStoreException if somebody must change the store before it is used; the
     *     message says what
     * @throws StoreException if the store cannot answer at the moment
     */
    default boolean checksItself() {
        return false;
    }

    /**
     * Waits for the turn to authenticate. Only a store that notices the death of a holder at once
     * has turns. In other stores nodes take leases in the text instead.
     *
     * @param givenUp asked again and again while waiting
     * @return the turn, which any thread may close, also twice; always null in stores without turns
     * @throws StoreException if the wait was given up
     */
    default @Nullable Turn turn(String key, BooleanSupplier givenUp) {
        return null;
    }

    /** The right to authenticate, until it is closed. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
