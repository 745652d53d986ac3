package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
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
import org.jspecify.annotations.Nullable;

/** The tokens of a session for applications: refusals become exceptions. */
final class SessionAppTokens implements AppTokens {
    private final PartnerSession session;
    private final RepeatedRefusals refusals;
    private final Causes causes;

    private volatile @Nullable HeaderPair last;

    SessionAppTokens(PartnerSession session, PartnerConfig config, Causes causes) {
        this.session = session;
        this.refusals = new RepeatedRefusals(config);
        this.causes = causes;
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
     * wrapper.
     */
    @Override
    public CompletionStage<AppToken> currentAsync() {
        var result = new CompletableFuture<AppToken>();
        session.currentAsync()
                .thenAccept(
                        outcome -> {
                            if (outcome instanceof CachedToken cached) {
                                result.complete(cached.token());
                            } else {
                                result.completeExceptionally(exception((Refusal) outcome));
                            }
                        });
        return result;
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
        TokenResult result = session.current(minimumRemaining);
        if (result instanceof CachedToken cached) {
            return cached;
        }
        throw exception((Refusal) result);
    }

    private FinicityAuthenticationException exception(Refusal why) {
        return causes.attach(refusals.exception(why), why);
    }
}
