package io.github.mpfinicity.microprofile.vendor;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a request has left, as its own connection knows it: over TLS once the first byte of it
 * was encrypted, which no engine does before the handshake is finished; without TLS once the
 * connection asked for the body. No exception can tell: a server may send any alert at any time,
 * also after it has read all of the request. Safe for any thread.
 */
final class Departure {
    private enum State {
        HERE,
        LEFT,
        WITHDRAWN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.HERE);

    /** Returns whether it may leave, and from then on may have arrived. */
    boolean leave() {
        return state.compareAndSet(State.HERE, State.LEFT) || state.get() == State.LEFT;
    }

    /**
     * Keeps it here.
     *
     * @return whether nothing of it has left, nor ever will
     */
    boolean withdraw() {
        return state.compareAndSet(State.HERE, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }
}
