package io.github.mpfinicity.core.store;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a store's operations to threads that take part in no transaction, and waits for each
 * until a deadline. While four operations that were given up still hang, no other one begins, for a
 * quarter of an hour at most. Safe for any thread.
 */
public final class DetachedExecution {
    /** The number of threads that may hang, for example while a pool has no connection. */
    static final int MOST_GIVEN_UP = 4;

    private final Executor threads;
    private final Duration deadline;
    private final String server;
    private final String remedy;
    private final Calls calls;

    /**
     * Creates the execution. No operation begins.
     *
     * @param server the name of the server in messages, such as "the database"
     * @param remedy the last sentence of the message after {@link #MOST_GIVEN_UP} operations
     */
    public DetachedExecution(
            Executor threads, Duration deadline, Clocks clocks, String server, String remedy) {
        this.threads = threads;
        this.deadline = deadline;
        this.server = server;
        this.remedy = remedy;
        this.calls = new Calls(clocks, deadline, MOST_GIVEN_UP);
    }

    /** An operation of a store. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Carries it out.
         *
         * @param givenUp true once nobody waits for the result; what has not begun by then must not
         *     begin
         */
        T call(BooleanSupplier givenUp) throws Exception;
    }

    /**
     * Carries out an operation and returns its result.
     *
     * @throws StoreException if the operation throws, or has not ended in time; it may then still
     *     take effect later
     */
    public <T> T call(Work<T> work) {
        if (!calls.mayBegin()) {
            throw new StoreException(
                    hangs()
                            + ": "
                            + MOST_GIVEN_UP
                            + " operations have not come back; the next is begun once one has, or"
                            + " after a quarter of an hour. "
                            + remedy);
        }
        Calls.Call call = calls.begin();
        FutureTask<T> task = begun(work, call);
        try {
            return inTime(task);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (TimeoutException e) {
            call.giveUp();
            throw new StoreException("no answer within " + deadline + ": " + hangs());
        }
    }

    private <T> FutureTask<T> begun(Work<T> work, Calls.Call call) {
        var task =
                new FutureTask<T>(
                        () -> {
                            try {
                                return work.call(call::isGivenUp);
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

    private String hangs() {
        return server + " hangs, or its pool has no connection left";
    }

    private StoreException thrown(@Nullable Throwable cause) {
        return cause instanceof StoreException known
                ? known
                : new StoreException(
                        "the client of "
                                + server
                                + " failed: "
                                + (cause == null ? "unknown" : cause.getClass().getName()));
    }

    /** Keeps an interrupt for later, because the end of an attempt must be written all the same. */
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
