package io.github.mpfinicity.tck.probe;

import java.util.Locale;

/** What a vendor made of a bare socket does with a request that it has read to its end. */
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
     * The partner who meets it.
     *
     * @return a name as in the settings
     */
    public String partner() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How a test asks for the number of requests.
     *
     * @return the question for the desk
     */
    public String question() {
        return partner() + "/requests";
    }
}
