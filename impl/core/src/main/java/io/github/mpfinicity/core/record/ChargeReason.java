package io.github.mpfinicity.core.record;

import java.time.Instant;

/**
 * Why an attempt was charged.
 *
 * @param what the vendor's code or a few words, for people; no secret
 * @param at when that was noted, to the second
 */
public record ChargeReason(String what, Instant at) {}
