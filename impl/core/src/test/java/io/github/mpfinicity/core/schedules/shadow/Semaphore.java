package io.github.mpfinicity.core.schedules.shadow;

import io.github.mpfinicity.core.schedules.Schedule;
import java.util.concurrent.TimeUnit;

public final class Semaphore {
    private int permits;

    public Semaphore(int permits) {
        this.permits = permits;
    }

    /** Waits without a limit: if nobody else can go on, nobody will release it. */
    public boolean tryAcquire(long time, TimeUnit unit) throws InterruptedException {
        Schedule.await("a permit", () -> permits > 0);
        permits--;
        return true;
    }

    public void release() {
        Schedule.point();
        permits++;
    }
}
