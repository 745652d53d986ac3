package io.github.mpfinicity.core.record;

import java.time.Instant;

/**
 * The reason of a charge.
 *
 * @param what the vendor's code or a few words, for people; no secret
 * @param at the time of the note, to the second
 */
public record ChargeReason(String what, Instant at) {}
