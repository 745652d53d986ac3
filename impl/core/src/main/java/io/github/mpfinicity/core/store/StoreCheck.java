package io.github.mpfinicity.core.store;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a store compares before it sets, on a key that belongs to no partner: one
 * create, one update that is stale and one that is fresh. Many processes may do so at once, for no
 * text is ever written twice; one short text stays behind.
 *
 * <p>Loss between threads and between processes is looked for by {@code PartnerStoreContract}, a
 * test that every store runs in its own build.
 */
final class StoreCheck implements Callable<Boolean> {
    static final String KEY = "self-check";

    private static final String NEVER_KEPT = "check -";
    private static final int TRIES = 3;

    private final PartnerStore store;
    private final String name;

    /**
     * @param name how messages call the store, such as the setting that chose it
     */
    StoreCheck(PartnerStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * True. A failure of the store is forgiven twice.
     *
     * @throws BrokenStoreException if the store does not compare before it sets
     * @throws StoreException if that could not be found out
     */
    @Override
    public Boolean call() {
        String wrong = null;
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                wrong = wrong();
                if (wrong == null) {
                    return true;
                }
            } catch (StoreException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
        throw new BrokenStoreException(
                "the store that "
                        + name
                        + " names cannot keep the record of attempts, so nothing is sent: "
                        + wrong
                        + ". Its compareAndSet must be atomic for all who use the store."
                        + " Choose another, or configure it so that it is");
    }

    /** What the store does wrong; null if nothing was noticed. */
    private @Nullable String wrong() {
        if (store.read(KEY) == null) {
            store.compareAndSet(KEY, null, unique());
        }
        if (store.compareAndSet(KEY, null, unique())) {
            return "it creates a text that is there already";
        }
        if (store.compareAndSet(KEY, NEVER_KEPT, unique())) {
            return "it replaces a text that is not the one expected";
        }
        String seen = store.read(KEY);
        if (seen == null) {
            return "it does not keep a text that it has created";
        }
        String next = unique();
        boolean replaced = store.compareAndSet(KEY, String.valueOf(seen.toCharArray()), next);
        return after(replaced, seen, next, store.read(KEY));
    }

    /** A text that is neither of the two was written by another process meanwhile. */
    private static @Nullable String after(
            boolean replaced, String seen, String next, @Nullable String kept) {
        if (replaced) {
            return seen.equals(kept) ? "it lost an update that it had confirmed" : null;
        }
        if (next.equals(kept)) {
            return "it made an update that it said it had refused";
        }
        return seen.equals(kept)
                ? "it does not replace a text by another, given an equal copy of the first"
                : null;
    }

    private static String unique() {
        return "check " + UUID.randomUUID();
    }
}
