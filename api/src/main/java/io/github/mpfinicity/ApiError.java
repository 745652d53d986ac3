package io.github.mpfinicity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the vendor's answer to a rejected call said.
 *
 * @param status the HTTP status
 * @param code the vendor's code as text; empty if the answer had none
 * @param vendorMessage the vendor's own message, shortened; empty if the answer had none. It may
 *     name data of the call, so it is no part of the exception's message
 * @param group decides what a caller can do
 * @param remedy what to do, in one sentence; empty if the code is not known
 * @param correlationIds the ids that the vendor's support asks for, by the name they came under
 * @param action what the library did about it
 * @param retryAfter when the same call may succeed, from the answer on; empty if it will fail again
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
        correlationIds = Map.copyOf(correlationIds);
    }

    /** {@return the status, the code and the group; never the vendor's message} */
    @Override
    public String toString() {
        return "ApiError[status=" + status + code.map(it -> ", code=" + it).orElse("") + "]";
    }
}
