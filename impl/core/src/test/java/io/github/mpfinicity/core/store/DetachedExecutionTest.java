package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
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

    private final DetachedExecution patient =
            new DetachedExecution(
                    DetachedExecutionTest::onADaemon,
                    Duration.ofMinutes(1),
                    clocks,
                    "the database",
                    "");

    @Test
    void poolIsHeld_noMoreThanFourThreadsHang() {
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> ownThread.call(givenUp -> "text"))
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
                .isThrownBy(() -> ownThread.call(givenUp -> "text"))
                .withMessageContaining("connect and a socket timeout");
        assertThat(hanging).isEmpty();

        clocks.advance(Duration.ofMillis(1));
        poolIsHeld_noMoreThanFourThreadsHang();
    }

    /** What it would do then might be taken for the work of somebody who is under way. */
    @Test
    void begunTooLate_itIsToldSo() {
        List<Boolean> told = new ArrayList<>();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ownThread.call(givenUp -> told.add(givenUp.getAsBoolean())));
        hanging.remove().run();

        assertThat(told).containsExactly(true);
        assertThat(patient.call(BooleanSupplier::getAsBoolean)).isFalse();
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
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> without.call(givenUp -> "text"))
                    .withMessageContaining("OutOfMemoryError");
            clocks.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void operationEndsInTime_resultComesBack() {
        assertThat(patient.call(whenTheCallerWaits())).isEqualTo("text");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void callerInterrupted_resultComesBackAndTheInterruptStays() {
        DetachedExecution.Work<String> work = whenTheCallerWaits();
        Thread.currentThread().interrupt();

        assertThat(patient.call(work)).isEqualTo("text");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The message of an exception that is not the store's own may hold a secret. */
    @Test
    void operationThrows_thrownOnOrNamed() {
        var known = new StoreException("known");
        assertThatThrownBy(
                        () ->
                                patient.call(
                                        givenUp -> {
                                            throw known;
                                        }))
                .isSameAs(known);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () ->
                                patient.call(
                                        givenUp -> {
                                            throw new IllegalStateException("a secret");
                                        }))
                .withMessage("the client of the database failed: java.lang.IllegalStateException");
    }

    private static DetachedExecution.Work<String> whenTheCallerWaits() {
        Thread caller = Thread.currentThread();
        return givenUp -> {
            while (caller.isAlive() && caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return "text";
        };
    }

    private static void onADaemon(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
