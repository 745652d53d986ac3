package io.github.mpfinicity.simulator.authentication;

import java.util.function.UnaryOperator;

/** Thread-safe: the monitor guards the tally. */
final class TallyCounter {

    private Tally tally = Tally.ZERO;

    synchronized Tally now() {
        return tally;
    }

    synchronized void count(UnaryOperator<Tally> more) {
        tally = more.apply(tally);
    }

    synchronized void reset() {
        tally = Tally.ZERO;
    }
}
