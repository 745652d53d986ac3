package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * No token is available at the moment: the vendor could not be reached, did not answer in time,
 * failed, or asked for a later attempt; the store or the credentials cannot be read; another node
 * authenticates; this thread may not wait; or the application has ended. Try again after {@link
 * #retryAfter()}.
 *
 * @since 1.0
 */
public class FinicityUnavailableException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /** The time from now. */
    private final Duration retryAfter;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     * @param retryAfter the time from now; zero if a call may be tried at once
     */
    public FinicityUnavailableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * {@return the time from now for which the library tries no authentication; never negative,
     * zero if a call may be tried at once} A call before that fails the same way.
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
