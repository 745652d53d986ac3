package io.github.mpfinicity.core.time;

import java.time.Duration;
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

    public void fire() {
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            task.run();
        }
    }

    public int pending() {
        return due.size();
    }
}
