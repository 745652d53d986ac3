package io.github.mpfinicity.core.time;

import java.time.Instant;

/**
 * The clocks of this machine. The wall clock ticks in milliseconds, because the JDK gives them
 * without making an object. Each reading has that resolution, so that a later one never shows an
 * earlier time than the one before.
 */
final class SystemClocks implements Clocks {
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    @Override
    public Moment now() {
        return new Moment(Instant.ofEpochMilli(System.currentTimeMillis()), System.nanoTime());
    }

    @Override
    public long wallNanos() {
        return System.currentTimeMillis() * NANOS_OF_A_MILLISECOND;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
