package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.record.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * The result of a look into a record.
 *
 * @param token that would serve; null if there is none
 * @param suspension the reason why no attempt is made, if there is one
 */
public record RecordView(@Nullable SharedToken token, Suspension suspension) {}
