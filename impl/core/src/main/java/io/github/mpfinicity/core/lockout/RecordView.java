package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.record.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a record brought.
 *
 * @param token that would do; null if there is none
 * @param suspension what stops everything
 */
public record RecordView(@Nullable SharedToken token, Suspension suspension) {}
