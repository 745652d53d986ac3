package io.github.mpfinicity.core.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs what is due as it moves the clocks: one thread plays everything. */
public final class SimulatedTimer implements Timer {
    private final ManualClocks clocks;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Moment due, Runnable task) {}

    public SimulatedTimer(ManualClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var entry = new Entry(clocks.now().plus(delay), task);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Time goes by, and what is due runs when it is. */
    public void pass(Duration time) {
        Moment until = clocks.now().plus(time);
        while (true) {
            Entry next =
                    entries.stream()
                            .reduce((a, b) -> b.due().isBefore(a.due()) ? b : a)
                            .orElse(null);
            boolean due = next != null && !until.isBefore(next.due());
            Duration left = (due ? next.due() : until).since(clocks.now());
            clocks.advance(left.isNegative() ? Duration.ZERO : left);
            if (!due) {
                return;
            }
            entries.remove(next);
            next.task().run();
        }
    }
}
