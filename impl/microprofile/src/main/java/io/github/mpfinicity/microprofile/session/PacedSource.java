package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.session.HangingSourceException;
import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A source of the application's: one call at a time, on a thread of its own, and asked once a
 * second at most. Whoever comes sooner gets the answer before, or its failure. Safe for any thread;
 * holds no lock while the source is at work. Blocks, so it is for background threads.
 *
 * <p>A call that takes longer than the deadline is given up, and the source is asked again by
 * whoever comes next. While two such calls have not come back it is left alone, for a quarter of an
 * hour at most.
 */
final class PacedSource implements Supply {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final PartnerCredentialsSource source;
    private final Clocks clocks;
    private final Executor threads;
    private final Duration deadline;
    private final @Nullable PacedKeeper keeper;
    private final AtomicReference<@Nullable Question> last = new AtomicReference<>();
    private final Calls calls;

    /** The end of the call that was let in last. */
    private final AtomicReference<CompletableFuture<Void>> turn =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    /** Asked at a moment, and perhaps not answered yet. */
    private record Question(Moment at, CompletableFuture<Supplied> answer) {
        boolean answersFor(Moment now, Duration deadline) {
            Duration limit = answer.isDone() ? PACE : deadline;
            return now.since(at).compareTo(limit) < 0;
        }
    }

    /**
     * A source with its pace.
     *
     * @param threads runs each call of the source on a thread that is not the caller's
     * @param deadline after which a call is given up
     */
    PacedSource(
            PartnerCredentialsSource source, Clocks clocks, Executor threads, Duration deadline) {
        this.source = source;
        this.clocks = clocks;
        this.threads = threads;
        this.deadline = deadline;
        this.calls = new Calls(clocks, deadline, HangingSourceException.MOST_GIVEN_UP);
        this.keeper =
                source instanceof WritablePartnerCredentialsSource writable
                        ? new PacedKeeper(writable, this)
                        : null;
    }

    /** Throws what the source has thrown. */
    @Override
    public Supplied get() {
        while (true) {
            Question seen = last.get();
            Moment now = clocks.now();
            if (seen != null && seen.answersFor(now, deadline)) {
                return joined(seen.answer());
            }
            var mine = new Question(now, new CompletableFuture<>());
            if (last.compareAndSet(seen, mine)) {
                ask(mine.answer());
                return joined(mine.answer());
            }
        }
    }

    /** Nobody has asked it for a former one. */
    @Override
    public List<PartnerSecret> others() {
        return Optional.ofNullable(get().pending()).stream().toList();
    }

    @Override
    public String name() {
        return "the credentials source " + source.getClass().getName();
    }

    /**
     * Carries out a call of the source when no other is under way.
     *
     * @throws HangingSourceException if it was given up, or not begun because others hang
     */
    <T extends @Nullable Object> T alone(Supplier<T> work) {
        if (!calls.mayBegin()) {
            throw HangingSourceException.leftAlone(name());
        }
        var over = new CompletableFuture<Void>();
        CompletableFuture<Void> before = requireNonNull(turn.getAndSet(over));
        try {
            inTime(before);
            return result(work);
        } finally {
            over.complete(null);
        }
    }

    private <T extends @Nullable Object> T result(Supplier<T> work) {
        var end = new CompletableFuture<T>();
        Calls.Call call = calls.begin();
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

    /** The source was told of a change: no need to ask what it would say now. In its turn. */
    void told(UnaryOperator<Supplied> change) {
        Question seen = last.get();
        if (seen != null && seen.answer().isDone() && !seen.answer().isCompletedExceptionally()) {
            Supplied after = change.apply(seen.answer().join());
            var answer = CompletableFuture.completedFuture(after);
            last.compareAndSet(seen, new Question(seen.at(), answer));
        }
    }

    /** Answered within its turn. Whatever is thrown, those who wait must hear of it. */
    private void ask(CompletableFuture<Supplied> answer) {
        try {
            alone(() -> answer.complete(supplied()));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private Supplied supplied() {
        PartnerSecret pending = keeper == null ? null : keeper.pendingNow();
        PartnerCredentials present =
                requireNonNull(source.credentials(), "the credentials' source gave null");
        return new Supplied(present, pending, keeper);
    }

    private Supplied joined(CompletableFuture<Supplied> answer) {
        try {
            return inTime(answer);
        } catch (Error e) {
            throw new CompletionException(e);
        }
    }

    private <T extends @Nullable Object> T inTime(CompletableFuture<T> end) {
        try {
            return end.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HangingSourceException(
                    name() + " does not answer (no end within " + deadline + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HangingSourceException("interrupted while " + name() + " did not answer");
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
