package io.github.mpfinicity;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the vendor's answer to a rejected call said.
 *
 * @param status the HTTP status
 * @param code the vendor's code as text; empty if the answer had none
 * @param vendorMessage the vendor's own message, shortened; empty if the answer had none. It may
 *     name data of the call, so it is no part of the exception's message
 * @param group decides what a caller can do
 * @param remedy what to do, in one sentence; empty if the code is not known
 * @param correlationIds the ids that the vendor's support asks for, by the name they came under;
 *     upper and lower case are the same
 * @param action what the library did about it
 * @param retryAfter when the same call may succeed, from the answer on, half an hour at most; empty
 *     if it will fail again
 * @since 1.0
 */
public record ApiError(
        int status,
        Optional<String> code,
        Optional<String> vendorMessage,
        ErrorGroup group,
        Optional<String> remedy,
        Map<String, String> correlationIds,
        LibraryAction action,
        Optional<Duration> retryAfter) {
    /**
     * Creates the value. Later changes of the map do not reach it.
     *
     * @param status the HTTP status
     * @param code the vendor's code as text
     * @param vendorMessage the vendor's own message
     * @param group decides what a caller can do
     * @param remedy what to do, in one sentence
     * @param correlationIds the ids that the vendor's support asks for, copied
     * @param action what the library did about it
     * @param retryAfter when the same call may succeed
     */
    public ApiError {
        var ids = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        ids.putAll(Map.copyOf(correlationIds));
        correlationIds = Collections.unmodifiableMap(ids);
    }

    /** {@return the status and the code; never the vendor's message} */
    @Override
    public String toString() {
        return "ApiError[status=" + status + code.map(it -> ", code=" + it).orElse("") + "]";
    }
}
