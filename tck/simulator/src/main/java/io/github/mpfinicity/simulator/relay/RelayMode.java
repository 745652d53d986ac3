package io.github.mpfinicity.simulator.relay;

/** The behaviour of a relay towards requests from now on. */
public enum RelayMode {
    /** Hands requests on and replies back. */
    PASS,

    /** Refuses connections and closes those that exist. */
    REFUSE,

    /** Accepts, reads, and never answers. */
    HANG,

    /** Resets the connection without reading the request. */
    RESET_BEFORE_READ,

    /** Reads the request whole, then resets the connection. The server does not see it. */
    RESET_AFTER_READ,

    /** Hands the request on, waits for the reply, then resets the connection. */
    RESET_AFTER_FORWARD,

    /** Hands the request on, waits for the reply, then closes the connection in good order. */
    LOSE_REPLY;

    /** True if the relay must know the end of a request, which TLS hides from it. */
    boolean needsPlainHttp() {
        return this == RESET_AFTER_READ || this == RESET_AFTER_FORWARD || this == LOSE_REPLY;
    }

    /** True if the mode waits for a request before it does anything. */
    boolean readsRequests() {
        return needsPlainHttp() || this == PASS || this == HANG;
    }
}
