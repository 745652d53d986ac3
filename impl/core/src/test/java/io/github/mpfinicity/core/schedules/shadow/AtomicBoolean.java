package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;

public final class AtomicBoolean {
    private boolean value;

    public AtomicBoolean() {}

    public boolean get() {
        Schedule.point();
        return value;
    }

    public void set(boolean next) {
        Schedule.point();
        value = next;
    }

    public boolean compareAndSet(boolean expected, boolean next) {
        Schedule.point();
        boolean same = value == expected;
        value = same ? next : value;
        return same;
    }
}
