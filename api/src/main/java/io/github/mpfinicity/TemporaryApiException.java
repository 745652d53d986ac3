package io.github.mpfinicity;

import jakarta.ws.rs.core.Response;

/**
 * The same call may succeed after {@link ApiError#retryAfter()}. After a status of 500 or more the
 * vendor may have carried the call out: repeat only what may happen twice.
 */
public final class TemporaryApiException extends FinicityApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message the method, the path template, and what to do
     * @param response the answer
     * @param error what it said
     */
    public TemporaryApiException(String message, Response response, ApiError error) {
        super(message, response, error);
    }
}
