package io.github.mpfinicity.core.store;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is checked before its first use. It must create a text only once, refuse a stale
 * write, accept an equal copy, and give back the longest text and a short one unchanged. Each
 * operation throws until the check has passed, and always if the check has shown that the store is
 * not atomic. Many threads and processes may check at the same time, because each writes different
 * texts. One short text stays in the store, unless the store {@linkplain
 * PartnerStore#checksItself() checks itself}. Safe for any thread; holds no lock.
 *
 * <p>The check does not find out whether other processes reach the same store. {@code
 * PartnerStoreContract}, a test for the build of each store, looks for writes that are lost between
 * threads and processes.
 */
public final class CheckedStore implements PartnerStore {
    /** No partner has this key. */
    static final String KEY = "self-check";

    /** The longest text that a store is promised to get, unless tokens are very long. */
    private static final int LONGEST = 4000;

    private static final String NEVER_KEPT = "check -";
    private static final String BEGINNING = "check ";
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int UUID_LENGTH = 36;

    private static final String FILLER =
            longestText().substring(0, LONGEST - BEGINNING.length() - UUID_LENGTH);

    private static final int TRIES = 3;

    private final PartnerStore store;
    private final String name;
    private volatile boolean passed;
    private volatile @Nullable String broken;

    /**
     * Creates the store. Nothing is read or written yet.
     *
     * @param name for messages, such as the setting that chose the store
     */
    public CheckedStore(PartnerStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * The longest text that a store must give back unchanged, for stores that check themselves. It
     * has each printable character of ASCII, because records have no other.
     */
    public static String longestText() {
        var text = new StringBuilder();
        while (text.length() < LONGEST) {
            text.append((char) ('!' + text.length() % ('~' - '!' + 1)));
        }
        return text.toString();
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokenStoreException if the store does not do what it must
     * @throws MisconfiguredStoreException if the store cannot be used as it is configured
     */
    @Override
    public @Nullable String read(String key) {
        return checked().read(key);
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokenStoreException if the store does not do what it must
     * @throws MisconfiguredStoreException if the store cannot be used as it is configured
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
            } catch (MisconfiguredStoreException | LoginRefusedException e) {
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

    /**
     * A check that has found a fault is repeated at most twice, because another process may be
     * making the store usable: H2 shows a table that is being created before the table has its
     * primary key. One that was broken off is not: a refused login would count several times, and
     * callers would wait several times for a database that hangs.
     */
    private void check() {
        String wrong = null;
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                wrong = wrong();
                if (wrong == null) {
                    return;
                }
            } catch (MisconfiguredStoreException e) {
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
        if (store.checksItself()) {
            return null;
        }
        if (store.read(KEY) == null) {
            store.compareAndSet(KEY, null, unique());
        }
        if (store.compareAndSet(KEY, null, unique())) {
            return "it creates a text that is there already";
        }
        if (store.compareAndSet(KEY, NEVER_KEPT, unique())) {
            return "it replaces a text that is not the one expected";
        }
        String wrong = replacing(FILLER);
        return wrong == null ? replacing("") : wrong;
    }

    private @Nullable String replacing(String filler) {
        String seen = store.read(KEY);
        if (seen == null) {
            return "it does not keep a text that it has created";
        }
        String next = BEGINNING + filler + UUID.randomUUID();
        boolean replaced = store.compareAndSet(KEY, String.valueOf(seen.toCharArray()), next);
        String kept = store.read(KEY);
        requireUnchanged(kept);
        return after(replaced, seen, next, kept);
    }

    /** The text may be another process's, which has the same form. */
    private void requireUnchanged(@Nullable String kept) {
        if (kept == null || hasForm(kept, FILLER) || hasForm(kept, "")) {
            return;
        }
        throw new MisconfiguredStoreException(
                "the store that "
                        + name
                        + " names gives a text back changed (it has "
                        + kept.length()
                        + " characters now), so nothing is sent: each text of up to "
                        + LONGEST
                        + " characters must come back as it was written");
    }

    /** The filler is in front, so that a text which was cut at its end has no form. */
    private static boolean hasForm(String text, String filler) {
        String beginning = BEGINNING + filler;
        return text.startsWith(beginning) && text.substring(beginning.length()).matches(UUIDS);
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
        return BEGINNING + UUID.randomUUID();
    }
}
