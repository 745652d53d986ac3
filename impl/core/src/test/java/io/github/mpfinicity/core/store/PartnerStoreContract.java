package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store must do. Subclass it for each engine. */
@Timeout(60)
public abstract class PartnerStoreContract {
    /** A store with nothing in it; several calls within a test give views of the same store. */
    protected abstract PartnerStore store();

    /** The longest text that must come back whole, in characters. */
    protected int longest() {
        return 20_000;
    }

    @Test
    void nothingKept_readsNull() {
        assertThat(store().read("a")).isNull();
    }

    @Test
    void created_onlyTheFirstTime() {
        PartnerStore store = store();

        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        assertThat(store.compareAndSet("a", null, "two")).isFalse();
        assertThat(store.read("a")).isEqualTo("one");
    }

    @Test
    void replaced_onlyWhatWasRead() {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");

        assertThat(store.compareAndSet("a", "other", "two")).isFalse();
        assertThat(store.compareAndSet("a", equalCopy("one"), "two")).isTrue();
        assertThat(store.compareAndSet("a", "one", "three")).isFalse();
        assertThat(store.read("a")).isEqualTo("two");
    }

    @Test
    void nothingKept_cannotBeReplaced() {
        assertThat(store().compareAndSet("a", "one", "two")).isFalse();
        assertThat(store().read("a")).isNull();
    }

    @Test
    void keys_doNotMeet() {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");
        store.compareAndSet("b", null, "two");

        assertThat(store.read("a")).isEqualTo("one");
        assertThat(store.read("b")).isEqualTo("two");
    }

    @Test
    void longText_comesBackWhole() {
        String text = "mpf1 " + "x".repeat(longest() - 11) + " =:,-_";
        store().compareAndSet("a", null, text);

        assertThat(store().read("a")).isEqualTo(text);
    }

    @Test
    void fourThreads_noIncrementIsLost() throws Exception {
        store().compareAndSet("a", null, "0");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            var start = new CountDownLatch(1);
            Callable<Void> work =
                    () -> {
                        PartnerStore store = store();
                        start.await();
                        // Few: a store with one lock and no queue lets some wait for the others.
                        for (int i = 0; i < 10; i++) {
                            increment(store);
                        }
                        return null;
                    };
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(work));
            }
            start.countDown();
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(store().read("a")).isEqualTo("40");
    }

    @Test
    void turns_followEachOther() {
        for (int i = 0; i < 2; i++) {
            PartnerStore.Turn turn = store().turn("a", () -> false);
            if (turn != null) {
                turn.close();
            }
        }
    }

    /** A store whose turns exclude nobody would let all nodes authenticate at once. */
    @Test
    void turnHeld_nobodyElseHasOneUntilItIsClosed() {
        PartnerStore.Turn first = store().turn("a", () -> false);
        if (first == null) {
            return;
        }
        assertNoTurn();
        first.close();
        PartnerStore.Turn second = store().turn("a", () -> false);
        first.close();
        assertNoTurn();
        second.close();
    }

    private void assertNoTurn() {
        var asked = new AtomicInteger();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().turn("a", () -> asked.incrementAndGet() > 3));
    }

    private static void increment(PartnerStore store) {
        while (true) {
            String text = store.read("a");
            String next = Integer.toString(Integer.parseInt(text) + 1);
            if (store.compareAndSet("a", text, next)) {
                return;
            }
        }
    }

    private static String equalCopy(String text) {
        return String.valueOf(text.toCharArray());
    }
}
