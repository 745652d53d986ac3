package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries work to a thread that takes part in no transaction, and waits for it: not forever. While
 * so many pieces of work hang that were given up, no other is begun for a quarter of an hour. Safe
 * for any thread.
 */
final class DetachedExecution {
    /** Some threads hang where a pool has no connection, but they do not pile up. */
    static final int MOST_GIVEN_UP = 4;

    private final Executor threads;
    private final Duration deadline;
    private final Calls calls;

    DetachedExecution(Executor threads, Duration deadline, Clocks clocks) {
        this.threads = threads;
        this.deadline = deadline;
        this.calls = new Calls(clocks, deadline, MOST_GIVEN_UP);
    }

    /**
     * What the work comes to.
     *
     * @throws StoreException of the work, or if it is not done in time: it may still be done later
     */
    <T> T call(Callable<T> work) {
        if (!calls.mayBegin()) {
            throw new StoreException(
                    "the database hangs, or its pool has no connection left: "
                            + MOST_GIVEN_UP
                            + " operations have not come back; the next is begun once one has, or"
                            + " after a quarter of an hour. Give the DataSource a connect and a"
                            + " socket timeout");
        }
        Calls.Call call = calls.begin();
        FutureTask<T> task = begun(work, call);
        try {
            return inTime(task);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (TimeoutException e) {
            call.giveUp();
            throw new StoreException(
                    "no answer within "
                            + deadline
                            + ": the database hangs, or its pool has no connection left");
        }
    }

    private <T> FutureTask<T> begun(Callable<T> work, Calls.Call call) {
        var task =
                new FutureTask<T>(
                        () -> {
                            try {
                                return work.call();
                            } finally {
                                call.end();
                            }
                        });
        try {
            threads.execute(task);
            return task;
        } catch (Throwable e) {
            call.end();
            throw new StoreException("no thread for it: " + e.getClass().getName());
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
