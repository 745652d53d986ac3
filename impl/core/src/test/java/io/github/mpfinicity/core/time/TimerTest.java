package io.github.mpfinicity.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TimerTest {
    @Test
    void due_taskRuns() throws Exception {
        var ran = new CountDownLatch(1);

        Timer.system().after(Duration.ofMillis(1), ran::countDown);

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takenBack_taskNeverRuns() throws Exception {
        var first = new AtomicInteger();
        var second = new CountDownLatch(1);

        Timer.system().after(Duration.ofMillis(50), first::incrementAndGet).run();
        Timer.system().after(Duration.ofMillis(51), second::countDown);

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first).hasValue(0);
    }
}
