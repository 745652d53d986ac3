package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs what is due when told to. */
public final class ManualTimer implements Timer {
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    @Override
    public Runnable after(Duration delay, Runnable task) {
        due.add(task);
        return () -> due.remove(task);
    }

    /** Runs what is due now, and not what that brings about. */
    public void fire() {
        for (Runnable task : List.copyOf(due)) {
            if (due.remove(task)) {
                task.run();
            }
        }
    }

    public int pending() {
        return due.size();
    }
}
