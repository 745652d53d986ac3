package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;

@SuppressWarnings("serial")
public final class ConcurrentLinkedQueue<E> extends java.util.concurrent.ConcurrentLinkedQueue<E> {
    @Override
    public boolean add(E element) {
        Schedule.point();
        return super.add(element);
    }

    @Override
    public E peek() {
        Schedule.point();
        return super.peek();
    }

    @Override
    public E poll() {
        Schedule.point();
        return super.poll();
    }

    @Override
    public boolean remove(Object element) {
        Schedule.point();
        return super.remove(element);
    }
}
