package io.github.mpfinicity.core.store;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a store does what {@link PartnerStore} says, on keys that belong to no partner.
 * Many processes may do so at once, for each counts its own changes; they leave sixteen short texts
 * behind at most. Loss is looked for where threads write at the same time: a store that tests and
 * sets in two steps confirms changes that are gone afterwards.
 *
 * <p>Replies that are lost are forgiven, as everywhere.
 */
final class StoreCheck implements Callable<Boolean> {
    private static final int KEYS = 16;
    private static final int THREADS = 3;
    private static final int TRIES = 10;
    private static final int STORE_FAILURES = 3;

    /** For the others: a store may have one lock for all, and no queue. */
    private static final long PAUSE_NANOS = 5_000_000;

    private final PartnerStore store;
    private final String name;
    private final Executor threads;
    private final String key;

    StoreCheck(PartnerStore store, String name, Executor threads) {
        this(store, name, threads, ThreadLocalRandom.current().nextInt(KEYS));
    }

    StoreCheck(PartnerStore store, String name, Executor threads, int key) {
        this.store = store;
        this.name = name;
        this.threads = threads;
        this.key = "self-check-" + key;
    }

    /**
     * True.
     *
     * @throws BrokenStoreException if it does not
     * @throws StoreException if that could not be found out
     */
    @Override
    public Boolean call() {
        patiently(this::begun);
        String wrong = overwrites();
        if (wrong == null) {
            wrong = loses();
        }
        if (wrong != null) {
            throw new BrokenStoreException(
                    "the store that "
                            + name
                            + " names cannot keep the record of attempts, so nothing is sent: "
                            + wrong
                            + ". Its compareAndSet must be atomic for all who use the store."
                            + " Choose another, or configure it so that it is");
        }
        return true;
    }

    /** So that all that follows replaces something; false if somebody did that before. */
    private boolean begun() {
        return store.read(key) == null
                && store.compareAndSet(key, null, CheckText.of(null).toString());
    }

    /** Whether it takes no notice of what is there; null if it does. */
    private @Nullable String overwrites() {
        String harmless = patiently(this::seen).toString();
        if (patiently(() -> store.compareAndSet(key, null, harmless))) {
            return "it creates a text that is there already";
        }
        return patiently(() -> store.compareAndSet(key, CheckText.NEVER, harmless))
                ? "it replaces a text that is not the one expected"
                : null;
    }

    /** How updates are lost; null if none was. */
    private @Nullable String loses() {
        String id = UUID.randomUUID().toString();
        long pushedOut = patiently(this::seen).pushedOut();
        CheckCount count = written(id);
        if (count.confirmed() == 0) {
            if (count.failure() instanceof MisconfiguredStoreException wrong) {
                throw wrong;
            }
            if (count.unknown() > 0) {
                throw new StoreException("it can be read, and does not say whether it was written");
            }
            if (count.refusedUnchanged() == 0) {
                throw new StoreException("others change it all the time");
            }
            return "it does not replace a text by another, given an equal copy of the first";
        }
        CheckText seen = patiently(this::seen);
        long kept = seen.count(id);
        forget(id);
        if (kept < count.confirmed()) {
            if (seen.pushedOut() != pushedOut) {
                throw new StoreException("too many do so at once");
            }
            return "it lost "
                    + (count.confirmed() - kept)
                    + " of "
                    + count.confirmed()
                    + " updates that it had confirmed to several threads";
        }
        return kept > count.confirmed() + count.unknown()
                ? "it made updates that it said it had refused"
                : null;
    }

    private CheckText seen() {
        return CheckText.of(store.read(key));
    }

    private CheckCount written(String id) {
        var count = new CheckCount();
        var all = new CompletableFuture<?>[THREADS];
        try {
            for (int i = 1; i < THREADS; i++) {
                all[i] = CompletableFuture.runAsync(() -> write(id, count), threads);
            }
        } catch (RejectedExecutionException e) {
            throw new StoreException("no thread could be had for it", e);
        }
        write(id, count);
        all[0] = CompletableFuture.completedFuture(null);
        CompletableFuture.allOf(all).join();
        return count;
    }

    private void write(String id, CheckCount count) {
        for (int i = 0; i < TRIES && count.unknown() < STORE_FAILURES; i++) {
            try {
                String seen = store.read(key);
                if (swap(seen, text -> text.counting(id))) {
                    count.confirm();
                } else if (Objects.equals(store.read(key), seen)) {
                    count.refuseUnchanged();
                }
            } catch (StoreException e) {
                count.fail(e);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** So that the text does not grow. What stays is pushed out by others some day. */
    private void forget(String id) {
        for (int i = 0; i < TRIES; i++) {
            try {
                if (swap(store.read(key), text -> text.without(id))) {
                    return;
                }
            } catch (StoreException e) {
                return;
            }
        }
    }

    private boolean swap(@Nullable String seen, UnaryOperator<CheckText> change) {
        String copy = seen == null ? null : String.valueOf(seen.toCharArray());
        return store.compareAndSet(key, copy, change.apply(CheckText.of(seen)).toString());
    }

    private static <T> T patiently(Supplier<T> operation) {
        for (int failures = 1; ; failures++) {
            try {
                return operation.get();
            } catch (StoreException e) {
                if (failures == STORE_FAILURES) {
                    throw e;
                }
            }
        }
    }
}
