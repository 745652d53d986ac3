package io.github.mpfinicity.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThreadTimerTest {
    private final BlockingQueue<Thread> made = new LinkedBlockingQueue<>();
    private final ThreadTimer timer = new ThreadTimer(this::thread);

    @AfterEach
    void end() {
        timer.close();
    }

    @Test
    void due_taskRuns() throws Exception {
        var ran = new CountDownLatch(1);

        timer.after(Duration.ofMillis(1), ran::countDown);

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takenBack_taskNeverRuns() throws Exception {
        var first = new AtomicInteger();
        var second = new CountDownLatch(1);

        timer.after(Duration.ofMillis(50), first::incrementAndGet).run();
        timer.after(Duration.ofMillis(51), second::countDown);

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first).hasValue(0);
    }

    @Test
    void nothingDue_noThreadIsLeft() throws Exception {
        timer.after(Duration.ofHours(1), () -> {}).run();

        Thread only = made.take();
        only.join();
        assertThat(only.isAlive()).isFalse();
    }

    @Test
    void closed_whatWasDueNeverRunsAndItsThreadEnds() throws Exception {
        timer.after(Duration.ofHours(1), () -> {});

        timer.close();

        made.take().join();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> timer.after(Duration.ZERO, () -> {}));
    }

    private Thread thread(Runnable task) {
        var thread = new Thread(task, "timer");
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }
}
