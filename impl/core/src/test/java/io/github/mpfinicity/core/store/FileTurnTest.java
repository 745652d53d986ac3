package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileTurnTest {
    @TempDir Path directory;

    @Test
    void taken_nextOneWaitsUntilItIsClosed() throws Exception {
        PartnerStore.Turn first = store().turn("a", () -> false);
        var asked = new CountDownLatch(2);
        var second =
                CompletableFuture.supplyAsync(
                        () ->
                                store().turn(
                                                "a",
                                                () -> {
                                                    asked.countDown();
                                                    return false;
                                                }));
        asked.await();
        assertThat(second).isNotDone();

        first.close();
        first.close();
        second.join().close();
    }

    @Test
    void taken_storeAndOtherKeysAreFree() {
        PartnerStore store = store();
        PartnerStore.Turn turn = store.turn("a", () -> false);

        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        store.turn("b", () -> false).close();
        turn.close();
    }

    @Test
    void closedTwice_doesNotEndTheTurnOfTheNext() {
        PartnerStore.Turn first = store().turn("a", () -> false);
        first.close();
        PartnerStore.Turn second = store().turn("a", () -> false);
        first.close();

        assertThat(locksInTheSystemProperties()).isTrue();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().turn("a", afterAsking(3)));
        second.close();
    }

    @Test
    void givenUp_storeExceptionAndNothingTaken() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().turn("a", () -> true))
                .withMessageContaining("store.turn-");
        store().turn("a", () -> false).close();
    }

    @Test
    void interrupted_storeExceptionAndStillInterrupted() {
        PartnerStore.Turn first = store().turn("a", () -> false);
        var asked = new AtomicInteger();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().turn("a", () -> asked.incrementAndGet() == 1000));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked.get()).isLessThan(1000);
        first.close();
    }

    @Test
    void closed_leavesNothingInTheSystemProperties() {
        store().turn("a", () -> false).close();
        store().read("a");

        assertThat(locksInTheSystemProperties()).isFalse();
    }

    private boolean locksInTheSystemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .anyMatch(name -> name.contains(directory.toString()));
    }

    private static BooleanSupplier afterAsking(int times) {
        var left = new CountDownLatch(times);
        return () -> {
            left.countDown();
            return left.getCount() == 0;
        };
    }

    private FileStore store() {
        return new FileStore(directory.resolve("store"));
    }
}
