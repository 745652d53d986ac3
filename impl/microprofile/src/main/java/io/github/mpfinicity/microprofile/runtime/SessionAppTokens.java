package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.message.Causes;
import io.github.mpfinicity.microprofile.message.RepeatedRefusals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The tokens of a session for applications: refusals become exceptions. */
final class SessionAppTokens implements AppTokens {
    private final PartnerSession session;
    private final RepeatedRefusals refusals;
    private final Causes causes;
    private final Executor threads;

    private volatile @Nullable HeaderPair last;

    SessionAppTokens(
            PartnerSession session, PartnerConfig config, Causes causes, Executor threads) {
        this.session = session;
        this.refusals = new RepeatedRefusals(config);
        this.causes = causes;
        this.threads = threads;
    }

    @Override
    public AppToken current() {
        return token(Duration.ZERO).token();
    }

    @Override
    public AppToken current(Duration minimumRemaining) {
        return token(minimumRemaining).token();
    }

    /**
     * Returns a stage of its own, so that its dependents get the exception itself and not a
     * wrapper, and run on a thread of their own: the thread of the run still has its turn.
     */
    @Override
    public CompletionStage<AppToken> currentAsync() {
        var result = new CompletableFuture<AppToken>();
        CompletionStage<TokenResult> outcome = session.currentAsync();
        if (outcome.toCompletableFuture().isDone()) {
            complete(result, outcome.toCompletableFuture().join());
        } else {
            outcome.thenAccept(later -> completeLater(result, later));
        }
        return result;
    }

    private void completeLater(CompletableFuture<AppToken> result, TokenResult outcome) {
        if (outcome instanceof Refusal.Closed) {
            complete(result, outcome); // Soon the application has no threads and no classes.
            return;
        }
        try {
            threads.execute(() -> complete(result, outcome));
        } catch (Throwable e) {
            complete(result, outcome);
        }
    }

    /** Completes it whatever happens: a configuration that is read for a message may fail. */
    private void complete(CompletableFuture<AppToken> result, TokenResult outcome) {
        try {
            result.complete(token(outcome).token());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public void invalidate(AppToken refused) {
        session.invalidate(refused);
    }

    /** The headers of the present token. They are made once for each token. */
    HeaderPair headers() {
        CachedToken cached = token(Duration.ZERO);
        HeaderPair known = last;
        if (known == null || !known.isOf(cached)) {
            known = HeaderPair.of(cached);
            last = known;
        }
        return known;
    }

    private CachedToken token(Duration minimumRemaining) {
        return token(session.current(minimumRemaining));
    }

    private CachedToken token(TokenResult result) {
        if (result instanceof CachedToken cached) {
            return cached;
        }
        Refusal why = (Refusal) result;
        throw causes.attach(refusals.exception(why), why);
    }
}
