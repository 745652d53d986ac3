package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Carries work to a thread that takes part in no transaction, and waits for it: not forever. */
final class OwnThread {
    private final Executor threads;
    private final Duration deadline;

    OwnThread(Executor threads, Duration deadline) {
        this.threads = threads;
        this.deadline = deadline;
    }

    /**
     * What the work comes to.
     *
     * @throws StoreException of the work, or if it is not done in time: it may still be done later
     */
    <T> T call(Callable<T> work) {
        var task = new FutureTask<T>(work);
        try {
            threads.execute(task);
        } catch (RuntimeException e) {
            throw new StoreException("no thread for it: " + e.getClass().getName());
        }
        try {
            return inTime(task);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (TimeoutException e) {
            throw new StoreException(
                    "no answer within "
                            + deadline
                            + ": the database hangs, or its pool has no connection left");
        }
    }

    private static StoreException thrown(@Nullable Throwable cause) {
        return cause instanceof StoreException known
                ? known
                : new StoreException(
                        "the DataSource failed: "
                                + (cause == null ? "unknown" : cause.getClass().getName()));
    }

    /** An interrupt is kept for later: what an attempt came to must be noted all the same. */
    private <T> T inTime(FutureTask<T> task) throws ExecutionException, TimeoutException {
        boolean interrupted = false;
        long start = System.nanoTime();
        try {
            while (true) {
                try {
                    long left = deadline.toNanos() - (System.nanoTime() - start);
                    return task.get(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
