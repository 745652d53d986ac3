package io.github.mpfinicity.store.jdbc.fleet;

/** Sends its own process a signal at a point that a test has drawn. */
final class SelfSignal {
    private int left;
    private String signal = "";

    /**
     * Prepares a signal in place of an earlier one. The caller that takes a signal back must know
     * that it does not come any more, so this waits for one that is being sent.
     *
     * @param points the signal is sent at the last of so many points; at none if zero
     */
    synchronized void at(String next, int points) {
        signal = next;
        left = points;
    }

    /** Reaches a point at which the process may end or stop. */
    synchronized void point() {
        left = Math.max(-1, left - 1);
        if (left == 0) {
            Signals.send("-" + signal, ProcessHandle.current());
        }
    }
}
