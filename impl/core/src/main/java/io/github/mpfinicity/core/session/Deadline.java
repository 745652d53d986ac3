package io.github.mpfinicity.core.session;

import java.util.function.Supplier;

/** Ends a flight unless it is met first. For one thread at a time. */
final class Deadline {
    private final Supplier<Runnable> timer;
    private volatile Runnable inTime;

    /**
     * Begins at once.
     *
     * @param timer starts to count, and gives what stops it
     */
    Deadline(Supplier<Runnable> timer) {
        this.timer = timer;
        this.inTime = timer.get();
    }

    /** It is over, in time. Later calls have no effect. */
    void met() {
        inTime.run();
    }

    /** Counts from zero again. */
    void restart() {
        inTime.run();
        inTime = timer.get();
    }
}
