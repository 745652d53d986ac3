package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManagedThreadsTest {
    private final CountDownLatch applicationStarted = new CountDownLatch(1);
    private final List<Thread> ofContainer = new CopyOnWriteArrayList<>();
    private final ThreadFactory threads =
            new ManagedThreads(this::heldBack, Thread::new, Duration.ofMillis(1));

    @AfterEach
    void release() {
        applicationStarted.countDown();
    }

    @Test
    void duringTheStart_taskRuns() throws Exception {
        var ran = new CompletableFuture<Thread>();

        threads.newThread(() -> ran.complete(Thread.currentThread())).start();

        assertThat(ran.get(10, TimeUnit.SECONDS)).isNotIn(ofContainer);
    }

    @Test
    void afterTheStart_taskRunsOnThreadOfTheContainer() throws Exception {
        threads.newThread(() -> {});
        applicationStarted.countDown();
        for (Thread each : ofContainer) {
            each.join();
        }

        assertThat(threads.newThread(() -> {})).isIn(ofContainer);
    }

    @Test
    void startedBefore_firstTaskRunsOnThreadOfTheContainer() {
        applicationStarted.countDown();
        var patient = new ManagedThreads(this::heldBack, Thread::new, Duration.ofSeconds(15));

        assertThat(patient.newThread(() -> {})).isIn(ofContainer);
    }

    @Test
    void interruptedDuringTheStart_staysInterrupted() {
        Thread.currentThread().interrupt();

        threads.newThread(() -> {});

        assertThat(Thread.interrupted()).isTrue();
    }

    /** As Open Liberty makes them. */
    private Thread heldBack(Runnable task) {
        var thread =
                new Thread(
                        () -> {
                            await(applicationStarted);
                            task.run();
                        });
        ofContainer.add(thread);
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
