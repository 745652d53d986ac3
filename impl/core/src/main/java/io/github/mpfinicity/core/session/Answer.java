package io.github.mpfinicity.core.session;

/** What a caller gets: a token that lives, or why there is none. */
public sealed interface Answer permits HeldToken, Refusal {}
