package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.Refusal;
import java.time.Instant;

/**
 * The end of an authentication that led to no token.
 *
 * @param why it led to none
 * @param at when that was decided
 */
public record NotedRefusal(Refusal why, Instant at) {}
