package io.github.mpfinicity.simulator.fault;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Waits on the wall clock. All waits can be cut short together, and then none waits again. */
final class Pause {

    private final CountDownLatch over = new CountDownLatch(1);
    private final long nanos;

    Pause(Duration each) {
        if (each.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative: " + each);
        }
        nanos = each.toNanos();
    }

    /** Waits. False if the wait was cut short. */
    boolean take() throws InterruptedException {
        return !over.await(nanos, NANOSECONDS);
    }

    void cutShort() {
        over.countDown();
    }
}
