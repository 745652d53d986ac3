package io.github.mpfinicity.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a look into a record brought.
 *
 * @param token that would do; null if there is none
 * @param halt what stops everything
 */
public record Glance(@Nullable SharedToken token, Halt halt) {}
