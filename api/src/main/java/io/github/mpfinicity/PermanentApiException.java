package io.github.mpfinicity;

import jakarta.ws.rs.core.Response;

/**
 * The vendor rejected the call and will reject it again. Correct what the message names; do not
 * retry the call.
 *
 * @since 1.0
 */
public final class PermanentApiException extends FinicityApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message the method, the path template, and what to do
     * @param response the answer
     * @param error what it said
     */
    public PermanentApiException(String message, Response response, ApiError error) {
        super(message, response, error);
    }
}
