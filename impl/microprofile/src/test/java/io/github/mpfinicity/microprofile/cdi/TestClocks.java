package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The machine's clocks, moved on by tests. No proxy: it is asked after the container has ended,
 * too.
 */
@Singleton
public class TestClocks implements Clocks {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Moment now() {
        return Clocks.system().now().plus(ahead);
    }

    /** Without an object, as the machine's. */
    @Override
    public long wallNanos() {
        return Clocks.system().wallNanos() + ahead.toNanos();
    }

    @Override
    public long nanos() {
        return Clocks.system().nanos() + ahead.toNanos();
    }

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
