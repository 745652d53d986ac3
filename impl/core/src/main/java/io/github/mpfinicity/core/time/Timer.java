package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs something later. Safe for any thread. */
@FunctionalInterface
public interface Timer {
    /**
     * Runs a task once. The task must be short: it may share its thread with others.
     *
     * @return takes the task back if it has not started; harmless afterwards
     */
    Runnable after(Duration delay, Runnable task);

    /**
     * The JDK's own timer thread: no thread of ours, and a task taken back leaves nothing behind.
     */
    static Timer system() {
        return (delay, task) -> {
            var due = new CompletableFuture<Void>();
            due.thenRun(task).exceptionally(cancelled -> null);
            due.completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> due.cancel(false);
        };
    }
}
