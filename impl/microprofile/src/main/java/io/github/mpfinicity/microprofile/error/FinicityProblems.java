package io.github.mpfinicity.microprofile.error;

import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityUnavailableException;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers the application's own callers where a resource does not catch an exception of this
 * library: 503 with {@code Retry-After} if waiting helps, otherwise 502, as problem JSON (RFC 9457)
 * without any internals.
 *
 * <p>Nothing registers it: name it in the {@code getClasses()} of the application that wants it.
 *
 * @since 1.0
 */
public final class FinicityProblems implements Feature {
    private static final String BODY =
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,"
                    + "\"detail\":\"A service that this application uses did not do its part.\"}";

    /** For Jakarta REST. */
    public FinicityProblems() {}

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new OfCalls());
        context.register(new OfAuthentications());
        return true;
    }

    private static Response response(@Nullable Duration retryAfter) {
        int status = retryAfter == null ? 502 : 503;
        String title = retryAfter == null ? "Bad Gateway" : "Service Unavailable";
        var response =
                Response.status(status)
                        .type("application/problem+json")
                        .entity(BODY.formatted(title, status));
        return retryAfter == null
                ? response.build()
                : response.header(HttpHeaders.RETRY_AFTER, seconds(retryAfter)).build();
    }

    /** A second that has begun counts whole, and nobody should come back at once. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    /** The vendor rejected a call. */
    private static final class OfCalls implements ExceptionMapper<FinicityApiException> {
        @Override
        public Response toResponse(FinicityApiException e) {
            return response(e.error().retryAfter().orElse(null));
        }
    }

    /** There was no token for a call. */
    private static final class OfAuthentications
            implements ExceptionMapper<FinicityAuthenticationException> {
        @Override
        public Response toResponse(FinicityAuthenticationException e) {
            return response(
                    e instanceof FinicityUnavailableException later ? later.retryAfter() : null);
        }
    }
}
