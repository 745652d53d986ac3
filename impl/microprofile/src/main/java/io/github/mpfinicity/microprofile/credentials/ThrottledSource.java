package io.github.mpfinicity.microprofile.credentials;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.SourceCalls;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source of the application, through {@link SourceCalls} and at most once a second. A caller
 * that comes sooner gets the last answer, or its failure. Safe for any thread. The methods block,
 * so they are for background threads.
 */
public final class ThrottledSource implements CredentialsSupplier {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final PartnerCredentialsSource source;
    private final Clocks clocks;
    private final Duration deadline;
    private final @Nullable ThrottledWritableSource keeper;
    private final AtomicReference<@Nullable Question> last = new AtomicReference<>();
    private final SourceCalls calls;

    /** A question to the source, and its answer as soon as there is one. */
    private record Question(Moment at, CompletableFuture<Supplied> answer) {
        boolean answersFor(Moment now, Duration deadline) {
            Duration limit = answer.isDone() ? PACE : deadline;
            return now.since(at).compareTo(limit) < 0;
        }
    }

    /**
     * Throttles a source.
     *
     * @param threads runs each call of the source on a thread that is not the caller's
     * @param deadline the time after which a call is given up
     */
    public ThrottledSource(
            PartnerCredentialsSource source, Clocks clocks, Executor threads, Duration deadline) {
        this.source = source;
        this.clocks = clocks;
        this.deadline = deadline;
        this.calls = new SourceCalls(nameOf(source), clocks, threads, deadline);
        this.keeper =
                source instanceof WritablePartnerCredentialsSource writable
                        ? new ThrottledWritableSource(writable, this)
                        : null;
    }

    /** The words for a source in messages. A client proxy is called as its bean. */
    public static String nameOf(PartnerCredentialsSource source) {
        Class<?> type = source.getClass();
        Class<?> bean = type.getSuperclass();
        String name = type.getName();
        boolean proxy = name.startsWith(bean.getName()) && name.contains("Proxy");
        return "the credentials source " + (proxy ? bean : type).getName();
    }

    /** Throws the exception of the source if it failed. */
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

    /** The pending secret. A source does not know former ones. */
    @Override
    public List<PartnerSecret> others() {
        return Optional.ofNullable(get().pending()).stream().toList();
    }

    @Override
    public String name() {
        return calls.name();
    }

    /** Calls the source when no other call is under way. */
    <T extends @Nullable Object> T alone(Supplier<T> work) {
        return calls.alone(work);
    }

    /**
     * Changes the last answer in the way the source was changed, so that the source need not be
     * asked again. For the call that changed the source.
     */
    void told(UnaryOperator<Supplied> change) {
        Question seen = last.get();
        if (seen != null && seen.answer().isDone() && !seen.answer().isCompletedExceptionally()) {
            Supplied after = change.apply(seen.answer().join());
            var answer = CompletableFuture.completedFuture(after);
            last.compareAndSet(seen, new Question(seen.at(), answer));
        }
    }

    /** Asks the source. If it throws, callers that wait for the answer get the exception, too. */
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
        List<String> faults = Credential.faults(calls.name(), present);
        if (!faults.isEmpty()) {
            throw new InvalidConfigurationException(faults);
        }
        return new Supplied(present, pending, keeper);
    }

    private Supplied joined(CompletableFuture<Supplied> answer) {
        try {
            return calls.inTime(answer);
        } catch (Error e) {
            throw new CompletionException(e);
        }
    }
}
