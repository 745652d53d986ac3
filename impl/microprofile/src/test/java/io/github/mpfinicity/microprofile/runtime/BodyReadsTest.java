package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BodyReadsTest {
    private final Queue<Runnable> hanging = new ArrayDeque<>();
    private Moment now = new Moment(Instant.EPOCH, 0);
    private final Clocks clocks = () -> now;

    @Test
    void threadMayNotWait_notBegun() {
        assertThat(new BodyReads(clocks, hanging::add, () -> false).begin(BodyReadsTest::read))
                .isFalse();
        assertThat(hanging).isEmpty();
    }

    @Test
    void manyHang_noMoreUntilOneEnds() {
        var reads = new BodyReads(clocks, hanging::add, () -> true);
        for (int i = 0; i < 8; i++) {
            assertThat(reads.begin(BodyReadsTest::read)).isTrue();
        }
        assertThat(reads.begin(BodyReadsTest::read)).as("nobody has waited in vain yet").isTrue();
        now = now.plus(BodyReads.PATIENCE);

        assertThat(reads.begin(BodyReadsTest::read)).isFalse();
        hanging.remove().run();
        hanging.remove().run();
        assertThat(reads.begin(BodyReadsTest::read)).isTrue();
    }

    @Test
    void noThread_notBegunAndNotCounted() {
        Executor ended =
                task -> {
                    throw new RejectedExecutionException("ended");
                };
        var threads = new AtomicReference<>(ended);
        var reads = new BodyReads(clocks, task -> threads.get().execute(task), () -> true);
        for (int i = 0; i < 8; i++) {
            assertThat(reads.begin(BodyReadsTest::read)).isFalse();
        }
        now = now.plus(BodyReads.PATIENCE);
        threads.set(Runnable::run);

        assertThat(reads.begin(BodyReadsTest::read)).isTrue();
    }

    private static void read() {}
}
