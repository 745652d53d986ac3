package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of one partner's calls. While there is no token, each call is told the same,
 * so the words are made once for each refusal: they ask the configuration for the name of each
 * setting. Safe for any thread.
 */
public final class RepeatedRefusals {
    private final PartnerConfig config;
    private volatile @Nullable Told last;

    private record Told(Refusal why, String message) {}

    public RepeatedRefusals(PartnerConfig config) {
        this.config = config;
    }

    /** The exception for a refusal, with a stack trace of its own. */
    public FinicityAuthenticationException exception(Refusal why) {
        Refusal told = UnavailableMessages.inWholeSeconds(why);
        Told known = last;
        if (known == null || !known.why().equals(told)) {
            known = new Told(told, RefusalMessages.message(told, config));
            last = known;
        }
        return RefusalMessages.exception(why, known.message());
    }
}
