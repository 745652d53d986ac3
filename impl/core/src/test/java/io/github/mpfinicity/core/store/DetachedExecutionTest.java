package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DetachedExecutionTest {
    private final Queue<Runnable> hanging = new ConcurrentLinkedQueue<>();
    private final ManualClocks clocks = new ManualClocks();
    private final DetachedExecution ownThread =
            new DetachedExecution(
                    hanging::add,
                    Duration.ofMillis(1),
                    clocks,
                    "the database",
                    "Give the DataSource a connect and a socket timeout");

    @Test
    void poolIsHeld_noMoreThanFourThreadsHang() {
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> ownThread.call(() -> "text"))
                    .withMessageContaining("its pool has no connection left");
        }
        assertThat(hanging).hasSize(4);
    }

    @Test
    void oneComesBack_anotherIsBegun() {
        poolIsHeld_noMoreThanFourThreadsHang();
        hanging.remove().run();
        hanging.remove().run();

        poolIsHeld_noMoreThanFourThreadsHang();
        hanging.forEach(Runnable::run);
        hanging.clear();
        poolIsHeld_noMoreThanFourThreadsHang();
    }

    /** As where the host vanished and the driver waits for ever: no restart is needed. */
    @Test
    void noneComesBack_someAreBegunAQuarterOfAnHourLater() {
        poolIsHeld_noMoreThanFourThreadsHang();
        hanging.clear();
        clocks.advance(Calls.REMEMBERED);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ownThread.call(() -> "text"))
                .withMessageContaining("connect and a socket timeout");
        assertThat(hanging).isEmpty();

        clocks.advance(Duration.ofMillis(1));
        poolIsHeld_noMoreThanFourThreadsHang();
    }

    @Test
    void noThreadToBeHad_unknown() {
        var without =
                new DetachedExecution(
                        task -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        },
                        Duration.ofSeconds(1),
                        clocks,
                        "the database",
                        "");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> without.call(() -> "text"))
                .withMessageContaining("OutOfMemoryError");
    }
}
