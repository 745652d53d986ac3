package io.github.mpfinicity.core.result;

import java.util.function.Function;

/** What a caller gets: a token that lives, or why there is none. */
public sealed interface Answer permits HeldToken, Refusal {
    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Function<HeldToken, R> token, Function<Refusal, R> refusal);
}
