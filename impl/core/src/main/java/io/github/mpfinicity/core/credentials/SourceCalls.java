package io.github.mpfinicity.core.credentials;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one source of credentials: one at a time, each on a thread of its own. A call that takes
 * longer than the deadline is given up, and the next one may begin. While two calls that were given
 * up have not returned, no call begins, for a quarter of an hour at most. Safe for any thread; no
 * lock is held while the source is at work.
 */
public final class SourceCalls {
    private final String name;
    private final Executor threads;
    private final Duration deadline;
    private final Calls calls;
    private final AtomicReference<Turn> latest = new AtomicReference<>(new Turn());

    /** The place of one call in the queue. */
    private static final class Turn {
        private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

        /** The call itself; null until it has begun. */
        private volatile Calls.@Nullable Call call;

        boolean isGivenUp() {
            Calls.Call begun = call;
            return begun != null && begun.isGivenUp();
        }
    }

    /**
     * Creates an empty queue.
     *
     * @param name of the source, for messages
     * @param threads runs each call on a thread that is not the caller's
     * @param deadline after which a call is given up
     */
    public SourceCalls(String name, Clocks clocks, Executor threads, Duration deadline) {
        this.name = name;
        this.threads = threads;
        this.deadline = deadline;
        this.calls = new Calls(clocks, deadline, HangingSourceException.MOST_GIVEN_UP);
        requireNonNull(latest.get()).over.complete(null);
    }

    /** The name of the source, for messages. */
    public String name() {
        return name;
    }

    /**
     * Carries out a call as soon as no other one is under way, and passes on its exceptions.
     *
     * @throws HangingSourceException if the call was given up, or did not begin because others hang
     */
    public <T extends @Nullable Object> T alone(Supplier<T> work) {
        if (!calls.mayBegin()) {
            throw HangingSourceException.leftAlone(name);
        }
        var turn = new Turn();
        Turn before = requireNonNull(latest.getAndSet(turn));
        try {
            if (!before.isGivenUp()) {
                inTime(before.over);
            }
            return result(work, turn);
        } finally {
            turn.over.complete(null);
        }
    }

    private <T extends @Nullable Object> T result(Supplier<T> work, Turn turn) {
        var end = new CompletableFuture<T>();
        Calls.Call call = calls.begin();
        turn.call = call;
        try {
            begin(work, call, end);
            return inTime(end);
        } finally {
            call.giveUp();
        }
    }

    private <T extends @Nullable Object> void begin(
            Supplier<T> work, Calls.Call call, CompletableFuture<T> end) {
        try {
            threads.execute(() -> carryOut(work, call, end));
        } catch (Throwable e) {
            call.end();
            throw e;
        }
    }

    private static <T extends @Nullable Object> void carryOut(
            Supplier<T> work, Calls.Call call, CompletableFuture<T> end) {
        try {
            T result = work.get();
            call.end();
            end.complete(result);
        } catch (Throwable e) {
            call.end();
            end.completeExceptionally(e);
        }
    }

    /**
     * Waits for the result of a call. Passes on its exceptions.
     *
     * @throws HangingSourceException if the call has not ended by the deadline
     */
    public <T extends @Nullable Object> T inTime(CompletableFuture<T> end) {
        try {
            return end.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HangingSourceException(
                    name + " does not answer (no end within " + deadline + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HangingSourceException("interrupted while " + name + " did not answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            if (e.getCause() instanceof Error why) {
                throw why;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
