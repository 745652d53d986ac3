package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * The vendor rejected a call. {@link #error()} has what the answer said; {@link #answer()} is the
 * answer, whose body can still be read.
 *
 * <p>There are two kinds, so that a retry can tell them apart by type: {@link
 * TemporaryApiException} and {@link PermanentApiException}. With MicroProfile Fault Tolerance:
 *
 * <pre>{@code
 * @Retry(abortOn = {PermanentApiException.class, FinicityAuthenticationException.class})
 * }</pre>
 *
 * <p>The message names the method and the path template of the call, the status, the code and what
 * to do. It never holds a query, an id, a body or the vendor's own message.
 *
 * <p>{@link #getResponse()} has the status of the answer and nothing else. A resource that does not
 * catch this exception sends that response to its own caller, so the vendor's body stays inside.
 *
 * @since 1.0
 */
public abstract sealed class FinicityApiException extends WebApplicationException
        permits PermanentApiException, TemporaryApiException {
    private static final long serialVersionUID = 1L;

    private static final int HIGHEST_STATUS = 599;

    private final transient Response answer;
    private final transient ApiError error;

    /** For the two kinds. */
    FinicityApiException(String message, Response answer, ApiError error) {
        super(message, withoutBody(answer.getStatus()));
        this.answer = answer;
        this.error = requireNonNull(error, "error");
    }

    /** {@return the vendor's answer} Its body can be read as if nobody had looked at it. */
    public Response answer() {
        return answer;
    }

    /** {@return what the answer said, and what the library did about it} */
    public ApiError error() {
        return error;
    }

    private static Response withoutBody(int status) {
        return Response.status(Math.min(status, HIGHEST_STATUS)).build();
    }
}
