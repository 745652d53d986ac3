package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs what is due when told to. */
public final class ManualTimer implements Timer {
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();

    private record Due(Duration delay, Runnable task) {}

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var added = new Due(delay, task);
        due.add(added);
        return () -> due.remove(added);
    }

    /** Runs what is due now, and not what that brings about. */
    public void fire() {
        fire(ChronoUnit.FOREVER.getDuration());
    }

    /** Runs what is due after that time at the latest. */
    public void fire(Duration longest) {
        for (Due each : List.copyOf(due)) {
            if (each.delay().compareTo(longest) <= 0 && due.remove(each)) {
                each.task().run();
            }
        }
    }

    public int pending() {
        return due.size();
    }
}
