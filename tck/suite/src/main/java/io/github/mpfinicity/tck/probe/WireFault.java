package io.github.mpfinicity.tck.probe;

/** What a {@link RawVendor} does with a request that it has read to its end. */
public enum WireFault {
    /** Closes the connection in good order, without a byte. */
    DROP,

    /** Resets the connection. */
    RESET,

    /** Never answers. */
    STALL,

    /** Begins an answer that grows by a byte at a time, and has no end. */
    DRIBBLE,

    /** Status 408, which asks for the same request again, with a closed connection. */
    REQUEST_TIMEOUT,

    /** Status 429 with {@code Retry-After: 0}. */
    TOO_MANY_REQUESTS,

    /** Status 503 with {@code Retry-After: 0}. */
    SERVICE_UNAVAILABLE,

    /** Status 307 to the server that is not the vendor. */
    REDIRECT;

    /**
     * How a test asks for it.
     *
     * @return the question for the desk
     */
    public String question() {
        return "raw-" + name();
    }
}
