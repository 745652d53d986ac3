package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A timer with one thread, which exists only while a task is due. The JDK's own timer thread does
 * not fit: it never ends, and it keeps the class loader of its first user.
 */
public final class ThreadTimer implements Timer, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor thread;

    public ThreadTimer(ThreadFactory factory) {
        thread = new ScheduledThreadPoolExecutor(1, factory);
        thread.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Future<?> due = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    /** Ends the timer. Tasks that are still due never run. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
