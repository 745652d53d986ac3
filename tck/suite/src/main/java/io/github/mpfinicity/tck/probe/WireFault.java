package io.github.mpfinicity.tck.probe;

import java.util.Locale;

/** The answers of a vendor made of a bare socket to a request that it has read to its end. */
public enum WireFault {
    /** Closes the connection in good order, without a byte. */
    DROP,

    /** Resets the connection. */
    RESET,

    /** Never answers. */
    STALL,

    /** Begins an answer that grows by a byte at a time and never ends. */
    DRIBBLE,

    /** Answers 408, which asks for the same request again, and closes the connection. */
    REQUEST_TIMEOUT,

    /** Answers 429 with {@code Retry-After: 0}. */
    TOO_MANY_REQUESTS,

    /** Answers 503 with {@code Retry-After: 0}. */
    SERVICE_UNAVAILABLE,

    /** Answers 307, a redirect to the server that is not the vendor. */
    REDIRECT;

    /** {@return the name of the partner with this fault, as in the settings} */
    public String partner() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the question to the control server for the number of requests} */
    public String question() {
        return partner() + "/requests";
    }
}
