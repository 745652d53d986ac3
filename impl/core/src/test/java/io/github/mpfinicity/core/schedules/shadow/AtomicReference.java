package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;
import java.util.function.UnaryOperator;

public final class AtomicReference<V> {
    private V value;

    public AtomicReference() {}

    public AtomicReference(V value) {
        this.value = value;
    }

    public V get() {
        Schedule.point();
        return value;
    }

    public void set(V next) {
        Schedule.point();
        value = next;
    }

    public V getAndSet(V next) {
        Schedule.point();
        V before = value;
        value = next;
        return before;
    }

    public boolean compareAndSet(V expected, V next) {
        Schedule.point();
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public V updateAndGet(UnaryOperator<V> change) {
        while (true) {
            V before = get();
            V next = change.apply(before);
            if (compareAndSet(before, next)) {
                return next;
            }
        }
    }
}
