package io.github.mpfinicity;

import jakarta.ws.rs.core.Response;

/**
 * The vendor rejected the call, and the same call may succeed after {@link ApiError#retryAfter()}.
 * After a status of 500 or more the vendor may have carried the call out: repeat only calls that
 * may take effect twice.
 *
 * @since 1.0
 */
public final class TemporaryApiException extends FinicityApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message the method, the path template, and what to do
     * @param response the vendor's answer
     * @param error the error that the answer tells
     */
    public TemporaryApiException(String message, Response response, ApiError error) {
        super(message, response, error);
    }
}
