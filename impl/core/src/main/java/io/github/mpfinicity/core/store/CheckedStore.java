package io.github.mpfinicity.core.store;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is checked before its first use. It must create a text only once, refuse a stale
 * write, and accept an equal copy. Each operation throws until the check has passed, and always if
 * the check has failed. Many threads and processes may check at the same time, because each writes
 * different texts. One short text stays in the store. Safe for any thread; holds no lock.
 *
 * <p>The check does not find out whether other processes reach the same store. {@code
 * PartnerStoreContract}, a test for the build of each store, looks for writes that are lost between
 * threads and processes.
 */
public final class CheckedStore implements PartnerStore {
    /** No partner has this key. */
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
     * @param name for messages, such as the setting that chose the store
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

    /** A failed check is remembered. A check that an exception broke off is repeated. */
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

    /** The message of another exception may hold a secret, so only its class is named. */
    private static String detail(RuntimeException e) {
        return e instanceof StoreException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    /** The check is repeated at most twice. */
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

    /** The fault of the store; null if none was noticed. */
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

    /** Another process may have written a third text meanwhile, which is no fault. */
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
