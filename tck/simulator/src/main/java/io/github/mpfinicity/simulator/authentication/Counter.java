package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/** A count that many threads change. Thread-safe: the monitor guards it. */
final class Counter<T> {

    private final T zero;
    private T count;

    Counter(T zero) {
        this.zero = requireNonNull(zero, "zero");
        this.count = zero;
    }

    synchronized T now() {
        return count;
    }

    synchronized void count(UnaryOperator<T> more) {
        count = more.apply(count);
    }

    synchronized void reset() {
        count = zero;
    }
}
