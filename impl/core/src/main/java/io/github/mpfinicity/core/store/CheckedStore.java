package io.github.mpfinicity.core.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is checked before its first use, once: does it create a text once only, refuse what
 * is stale, and accept an equal copy? Until it has passed, and for good if it has failed, every
 * operation throws. Callers that come during the check wait for it. Safe for any thread; holds no
 * lock.
 *
 * <p>What it cannot find out: whether other processes really reach the same store.
 */
public final class CheckedStore implements PartnerStore {
    private final PartnerStore store;
    private final StoreCheck check;
    private final AtomicReference<@Nullable FutureTask<Boolean>> running = new AtomicReference<>();
    private volatile boolean passed;

    /**
     * Nothing is read or written yet.
     *
     * @param name how messages call it, such as the setting that chose it
     */
    public CheckedStore(PartnerStore store, String name) {
        this.store = store;
        this.check = new StoreCheck(store, name);
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

    private PartnerStore checked() {
        if (!passed) {
            passed = pass();
        }
        return store;
    }

    /** A check that could not be finished is forgotten; one that has failed is not. */
    private boolean pass() {
        var own = new FutureTask<>(check);
        FutureTask<Boolean> one = running.compareAndExchange(null, own);
        if (one == null) {
            own.run();
            one = own;
        }
        try {
            return one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the store was checked", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokenStoreException broken) {
                throw new BrokenStoreException(String.valueOf(broken.getMessage()));
            }
            running.compareAndSet(one, null);
            if (e.getCause() instanceof MisconfiguredStoreException wrong) {
                throw new MisconfiguredStoreException(String.valueOf(wrong.getMessage()));
            }
            throw new StoreException("the store could not be checked: " + detail(e));
        }
    }

    /** What others say may hold anything. */
    private static String detail(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof StoreException known
                ? String.valueOf(known.getMessage())
                : String.valueOf(cause == null ? e : cause.getClass().getName());
    }
}
