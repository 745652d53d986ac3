package io.github.mpfinicity.microprofile.error;

import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer is an error, as a filter saw it. A mapper of exceptions gets the answer only,
 * on any thread: RESTEasy and Jersey run it on the caller's if an asynchronous answer is here
 * early. So the filter adds a header to the answer, which leads the mapper to the call.
 *
 * @param method the HTTP method
 * @param template the path template; null if the engine does not tell it
 * @param status of the answer
 * @param body what its beginning said
 * @param action what the library did about it
 * @param names of the partner's settings
 */
public record AnsweredCall(
        String method,
        @Nullable String template,
        int status,
        ErrorBody body,
        LibraryAction action,
        Function<Setting, String> names) {
    private static final String HEADER = "MpFinicity-Call";
    private static final AtomicLong LAST = new AtomicLong();

    /** By the value of the header, whose object lives as long as the answer. */
    private static final Map<String, AnsweredCall> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Makes it the call of this answer. */
    public void note(ClientRequestContext request, ClientResponseContext response) {
        String value = Long.toString(LAST.incrementAndGet());
        CALLS.put(value, this);
        request.setProperty(HEADER, value); // For an engine that copies headers.
        response.getHeaders().putSingle(HEADER, value);
    }

    /**
     * True if a filter has noted a call for these headers. Quarkus also asks about failures without
     * an answer.
     */
    static boolean isNoted(@Nullable MultivaluedMap<String, Object> headers) {
        return headers != null
                && headers.getFirst(HEADER) instanceof String value
                && CALLS.containsKey(value);
    }

    /**
     * The call of an answer; null if no filter of the library has seen the answer, or if it may not
     * end in an exception.
     */
    static @Nullable AnsweredCall of(Response response) {
        String value = response.getHeaderString(HEADER);
        return value == null ? null : CALLS.get(value);
    }
}
