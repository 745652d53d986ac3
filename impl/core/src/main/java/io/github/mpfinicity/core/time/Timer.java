package io.github.mpfinicity.core.time;

import java.time.Duration;

/** Runs a task later. Safe for any thread. */
@FunctionalInterface
public interface Timer {
    /**
     * Runs a task once. The task must be short: it may share its thread with others.
     *
     * @return cancels the task if it has not started; harmless afterwards
     */
    Runnable after(Duration delay, Runnable task);
}
