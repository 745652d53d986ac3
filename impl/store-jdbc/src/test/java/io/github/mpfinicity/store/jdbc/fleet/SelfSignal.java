package io.github.mpfinicity.store.jdbc.fleet;

import java.util.concurrent.atomic.AtomicInteger;

/** Sends its own process a signal at a point that a test has drawn. */
final class SelfSignal {
    private final AtomicInteger left = new AtomicInteger();
    private volatile String signal = "";

    /**
     * Prepares a signal in place of an earlier one.
     *
     * @param points the signal is sent at the last of so many points; at none if zero
     */
    void at(String next, int points) {
        signal = next;
        left.set(points);
    }

    /** Reaches a point at which the process may end or stop. */
    void point() {
        if (left.getAndUpdate(points -> Math.max(0, points - 1)) == 1) {
            Signals.send("-" + signal, ProcessHandle.current());
        }
    }
}
