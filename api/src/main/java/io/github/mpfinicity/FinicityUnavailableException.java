package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * No token at the moment: the vendor could not be reached, did not answer in time, failed, or asked
 * for patience. Try again after {@link #retryAfter()}.
 */
public class FinicityUnavailableException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /** When it makes sense to try again. */
    private final Duration retryAfter;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     * @param retryAfter from now; zero if a call may be tried at once
     */
    public FinicityUnavailableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * How long from now no authentication will be tried; a call before that fails the same way.
     *
     * @return never negative; zero if a call may be tried at once
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
