package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.observe.Overheard;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservedStoreTest {
    private final ManualClocks clocks = new ManualClocks();
    private final FailingStore failing = new FailingStore();
    private final Overheard overheard = new Overheard();
    private final Observers observers = new Observers();
    private final PartnerStore store = new ObservedStore(failing, observers, clocks);

    @Test
    void eachOperation_toldOnceWithItsEndAndItsTime() {
        observe();
        assertThat(store.compareAndSet("key", null, "text")).isTrue();
        assertThat(store.compareAndSet("key", null, "other")).isFalse();
        assertThat(store.read("key")).isEqualTo("text");

        assertTold(
                "COMPARE_AND_SET, DONE, PT1S",
                "COMPARE_AND_SET, LOST_RACE, PT1S",
                "READ, DONE, PT1S");
    }

    @Test
    void storeFails_toldAndThrownOn() {
        observe();
        failing.failReads = 1;
        failing.failWritesBefore = 1;

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.read("key"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.compareAndSet("key", null, "text"));

        assertTold("READ, FAILED, PT1S", "COMPARE_AND_SET, FAILED, PT1S");
    }

    @Test
    void storeWithoutTurns_noneIsTold() {
        observe();

        assertThat(store.turn("key", () -> false)).isNull();

        assertThat(overheard.calls).isEmpty();
    }

    @Test
    void turns_toldWhetherTakenGivenUpOrFailed() {
        var queue = new Turns();
        PartnerStore turns = new ObservedStore(queue, observers, clocks);
        observe();

        assertThat(turns.turn("key", () -> false)).isNotNull();
        queue.fails = true;
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> turns.turn("key", () -> true));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> turns.turn("key", () -> false));

        assertTold("LOCK, DONE, PT1S", "LOCK, LOST_RACE, PT1S", "LOCK, FAILED, PT1S");
    }

    @Test
    void nobodyObserves_noClockIsRead() {
        PartnerStore unobserved =
                new ObservedStore(
                        new Turns(),
                        observers,
                        () -> {
                            throw new AssertionError("read");
                        });

        assertThat(unobserved.compareAndSet("key", null, "text")).isTrue();
        assertThat(unobserved.compareAndSet("key", null, "other")).isFalse();
        assertThat(unobserved.read("key")).isEqualTo("text");
        assertThat(unobserved.turn("key", () -> false)).isNotNull();
    }

    @Test
    void outlivesTheProcess_asTheStoreDoes() {
        assertThat(store.outlivesProcess()).isFalse();
        failing.outlivesProcess = true;
        assertThat(store.outlivesProcess()).isTrue();
    }

    private void observe() {
        observers.become(List.of(overheard.observer()));
        clocks.advanceAtEachLook(Duration.ofSeconds(1));
    }

    private void assertTold(String... ends) {
        assertThat(overheard.calls)
                .containsExactly(
                        List.of(ends).stream()
                                .map(it -> "storeOperationEnded[" + it + "]")
                                .toArray(String[]::new));
    }

    private static final class Turns implements PartnerStore {
        private final MemoryStore memory = new MemoryStore();
        private boolean fails;

        @Override
        public @Nullable String read(String key) {
            return memory.read(key);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            return memory.compareAndSet(key, expected, next);
        }

        @Override
        public boolean outlivesProcess() {
            return false;
        }

        @Override
        public Turn turn(String key, BooleanSupplier givenUp) {
            if (fails) {
                throw new StoreException("no turn");
            }
            return () -> {};
        }
    }
}
