package io.github.mpfinicity.core.lockout;

import java.time.Duration;

/**
 * The requirement for a token that serves instead of an authentication.
 *
 * @param newerThan the epoch of the present or the refused token
 * @param youngerThan the age from which a token is not attached to calls
 */
public record TokenRequirement(long newerThan, Duration youngerThan) {
    /** No token serves instead. */
    public static final TokenRequirement NONE = new TokenRequirement(Long.MAX_VALUE, Duration.ZERO);
}
