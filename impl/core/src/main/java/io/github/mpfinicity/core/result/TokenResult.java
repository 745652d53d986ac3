package io.github.mpfinicity.core.result;

import java.util.function.Function;

/** The result for a caller: a token that serves, or a refusal. */
public sealed interface TokenResult permits CachedToken, Refusal {
    /** Calls the function of this case. No case can be forgotten. */
    <R> R match(Function<CachedToken, R> token, Function<Refusal, R> refusal);
}
