package io.github.mpfinicity.core.lockout;

import java.time.Duration;

/**
 * Which token would do instead of an authentication.
 *
 * @param newerThan the epoch that is complained about, or had before
 * @param youngerThan the age from which a token is not attached
 */
public record TokenRequirement(long newerThan, Duration youngerThan) {
    /** None would. */
    public static final TokenRequirement NONE = new TokenRequirement(Long.MAX_VALUE, Duration.ZERO);
}
