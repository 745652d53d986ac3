package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ApplicationThreadsTest {
    private final ClassLoader application =
            new URLClassLoader(new URL[0], ApplicationThreadsTest.class.getClassLoader());
    private final ApplicationThreads threads =
            new ApplicationThreads(application, ApplicationThreads.factory());

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void startedFromABareThread_taskSeesTheApplication() throws Exception {
        var seen = new CompletableFuture<ClassLoader>();
        var bare =
                new Thread(
                        () ->
                                threads.execute(
                                        () ->
                                                seen.complete(
                                                        Thread.currentThread()
                                                                .getContextClassLoader())));
        bare.setContextClassLoader(ClassLoader.getSystemClassLoader());
        bare.start();

        assertThat(seen.get(10, TimeUnit.SECONDS)).isSameAs(application);
    }

    @Test
    void tasks_doNotWaitForEachOther() throws Exception {
        var both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            threads.execute(
                    () -> {
                        both.countDown();
                        await(both);
                    });
        }

        assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void threads_doNotKeepTheMachineUp() throws Exception {
        var daemon = new CompletableFuture<Boolean>();
        threads.execute(() -> daemon.complete(Thread.currentThread().isDaemon()));

        assertThat(daemon.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closed_whatRunsIsInterruptedAndNothingStarts() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        threads.execute(
                () -> {
                    started.countDown();
                    await(new CountDownLatch(1));
                    ended.countDown();
                });
        started.await();

        threads.close();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.execute(() -> {}));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
