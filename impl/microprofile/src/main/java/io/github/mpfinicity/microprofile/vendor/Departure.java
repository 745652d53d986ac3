package io.github.mpfinicity.microprofile.vendor;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows whether a request has left. Over TLS a request leaves when its first byte is encrypted, and
 * no engine encrypts before the handshake has ended. Without TLS a request leaves when the
 * connection asks for its body. Exceptions cannot tell: a server may send an alert at any time,
 * also after it has read the whole request. Safe for any thread.
 */
final class Departure {
    private enum State {
        HERE,
        LEFT,
        WITHDRAWN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.HERE);

    /**
     * Asks for permission to leave. If the answer is true, the request may have arrived from then
     * on.
     */
    boolean leave() {
        return state.compareAndSet(State.HERE, State.LEFT) || state.get() == State.LEFT;
    }

    /**
     * Withdraws the permission to leave.
     *
     * @return true if no byte of the request has left, and none ever will
     */
    boolean withdraw() {
        return state.compareAndSet(State.HERE, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }
}
