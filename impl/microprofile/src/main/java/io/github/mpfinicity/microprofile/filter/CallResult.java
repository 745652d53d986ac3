package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityApiException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The result of sending a call once: a value or an error. */
record CallResult(@Nullable Object value, @Nullable Throwable error) {
    static CallResult of(Callable<@Nullable Object> call) {
        try {
            return new CallResult(call.call(), null);
        } catch (Exception e) {
            return new CallResult(null, e);
        }
    }

    @Nullable Object get() throws Exception {
        if (error instanceof Exception exception) {
            throw exception;
        }
        return value;
    }

    /**
     * Reads the rest of the answer into memory. The answer then holds no connection and can still
     * be read. False if reading fails.
     */
    boolean buffer() {
        Response response = response();
        try {
            if (response != null) {
                response.bufferEntity();
            }
            return true;
        } catch (IllegalStateException e) {
            return true; // Somebody has read or closed it.
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Closes a response that nobody will see, because it holds a connection. */
    void close() {
        Response response = response();
        if (response != null) {
            try {
                response.close();
            } catch (RuntimeException e) {
                // The response is not used any more, in whatever state it is.
            }
        }
    }

    /**
     * True if this may be the refusal of the token. A retry or a fallback inside the call may have
     * ended it otherwise on another thread, whose request the call never found.
     */
    boolean unauthorized() {
        Response response = response();
        return response == null
                ? error != null
                : response.getStatus() == RefusalFilter.UNAUTHORIZED;
    }

    private @Nullable Response response() {
        if (value instanceof Response response) {
            return response;
        }
        if (error instanceof FinicityApiException rejection) {
            return rejection.answer();
        }
        return error instanceof WebApplicationException refusal ? refusal.getResponse() : null;
    }
}
