package io.github.mpfinicity.core.result;

import java.util.function.Function;

/** What a caller gets: a token that lives, or why there is none. */
public sealed interface TokenResult permits CachedToken, Refusal {
    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Function<CachedToken, R> token, Function<Refusal, R> refusal);
}
