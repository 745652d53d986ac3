package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A source of the application's: one call at a time, and asked once a second at most. Whoever comes
 * sooner gets the answer before, or its failure. Safe for any thread; holds no lock while the
 * source is at work. Blocks, so it is for background threads.
 */
final class PacedSource implements Supply {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final PartnerCredentialsSource source;
    private final Clocks clocks;
    private final @Nullable PacedKeeper keeper;
    private final AtomicReference<@Nullable Question> last = new AtomicReference<>();

    /** The end of the call that was let in last. */
    private final AtomicReference<CompletableFuture<Void>> turn =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    /** Asked at a moment, and perhaps not answered yet. */
    private record Question(Moment at, CompletableFuture<Supplied> answer) {
        boolean answersFor(Moment now) {
            return !answer.isDone() || now.since(at).compareTo(PACE) < 0;
        }
    }

    PacedSource(PartnerCredentialsSource source, Clocks clocks) {
        this.source = source;
        this.clocks = clocks;
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
            if (seen != null && seen.answersFor(now)) {
                return join(seen.answer());
            }
            var mine = new Question(now, new CompletableFuture<>());
            if (last.compareAndSet(seen, mine)) {
                alone(() -> ask(mine.answer()));
                return join(mine.answer());
            }
        }
    }

    /** Nobody has asked it for a former one. */
    @Override
    public List<PartnerSecret> others() {
        return Optional.ofNullable(get().pending()).stream().toList();
    }

    /** Runs a call of the source when no other is under way. */
    void alone(Runnable call) {
        var over = new CompletableFuture<Void>();
        CompletableFuture<Void> before = requireNonNull(turn.getAndSet(over));
        before.join();
        try {
            call.run();
        } finally {
            over.complete(null);
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

    /** Whatever is thrown, those who wait must hear of it. */
    private void ask(CompletableFuture<Supplied> answer) {
        try {
            PartnerSecret pending = keeper == null ? null : keeper.pendingNow();
            PartnerCredentials present =
                    requireNonNull(source.credentials(), "the credentials' source gave null");
            answer.complete(new Supplied(present, pending, keeper));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private static Supplied join(CompletableFuture<Supplied> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }
}
