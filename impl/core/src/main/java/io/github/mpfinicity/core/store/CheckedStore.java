package io.github.mpfinicity.core.store;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is checked before its first use: does it create a text once only, refuse what is
 * stale, and accept an equal copy? Until it has passed, and for good if it has failed, every
 * operation throws. Callers that come meanwhile check it, too: no text is ever written twice, so
 * many threads and processes may do so at once, and one short text stays behind. Safe for any
 * thread; holds no lock.
 *
 * <p>The check does not find out whether other processes reach the same store. Loss between threads
 * and between processes is looked for by {@code PartnerStoreContract}, a test that every store runs
 * in its own build.
 */
public final class CheckedStore implements PartnerStore {
    /** Belongs to no partner. */
    static final String KEY = "self-check";

    private static final String NEVER_KEPT = "check -";
    private static final int TRIES = 3;

    private final PartnerStore store;
    private final String name;
    private volatile boolean passed;
    private volatile @Nullable String broken;

    /**
     * Nothing is read or written yet.
     *
     * @param name how messages call it, such as the setting that chose it
     */
    public CheckedStore(PartnerStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokenStoreException if the store does not do what it must
     */
    @Override
    public @Nullable String read(String key) {
        return checked().read(key);
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokenStoreException if the store does not do what it must
     */
    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        return checked().compareAndSet(key, expected, next);
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokenStoreException if the store does not do what it must
     */
    @Override
    public @Nullable Turn turn(String key, BooleanSupplier givenUp) {
        return checked().turn(key, givenUp);
    }

    /** A check that could not be finished is forgotten; one that has failed is not. */
    private PartnerStore checked() {
        if (broken != null) {
            throw new BrokenStoreException(broken);
        }
        if (!passed) {
            try {
                check();
                passed = true;
            } catch (BrokenStoreException e) {
                broken = String.valueOf(e.getMessage());
                throw e;
            } catch (MisconfiguredStoreException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new StoreException("the store could not be checked: " + detail(e));
            }
        }
        return store;
    }

    /** What others say may hold anything. */
    private static String detail(RuntimeException e) {
        return e instanceof StoreException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    /** A failure of the store is forgiven twice. */
    private void check() {
        String wrong = null;
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                wrong = wrong();
                if (wrong == null) {
                    return;
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
