package io.github.mpfinicity.microprofile.runtime;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes threads of the container, or own ones as long as the container lets none of its threads
 * run. Open Liberty holds them back until the application has started: a call that the application
 * makes during its start would wait for a task that waits for the end of the start. Safe for any
 * thread.
 */
final class ManagedThreads implements ThreadFactory {
    private final ThreadFactory container;
    private final ThreadFactory own;
    private final Duration moment;
    private volatile @Nullable Thread first;

    /**
     * Makes no thread yet.
     *
     * @param container makes threads that may be held back
     * @param own makes threads that run at once
     * @param moment that the container has, once, to let a thread run
     */
    ManagedThreads(ThreadFactory container, ThreadFactory own, Duration moment) {
        this.container = container;
        this.own = own;
        this.moment = moment;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread known = first;
        if (known == null) {
            known = container.newThread(() -> {});
            known.start();
            giveTime(known);
            first = known;
        }
        return (known.isAlive() ? own : container).newThread(task);
    }

    private void giveTime(Thread thread) {
        try {
            thread.join(moment.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
