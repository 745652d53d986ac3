package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;
import java.util.function.BiFunction;

@SuppressWarnings("serial")
public final class ConcurrentHashMap<K, V> extends java.util.concurrent.ConcurrentHashMap<K, V> {
    @Override
    public V get(Object key) {
        Schedule.point();
        return super.get(key);
    }

    @Override
    public V put(K key, V value) {
        Schedule.point();
        return super.put(key, value);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        Schedule.point();
        return super.putIfAbsent(key, value);
    }

    @Override
    public boolean replace(K key, V before, V after) {
        Schedule.point();
        return super.replace(key, before, after);
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> merging) {
        Schedule.point();
        return super.merge(key, value, merging);
    }
}
