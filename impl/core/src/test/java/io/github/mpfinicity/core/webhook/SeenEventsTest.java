package io.github.mpfinicity.core.webhook;

import static io.github.mpfinicity.core.webhook.Delivery.Verdict.DROP;
import static io.github.mpfinicity.core.webhook.Delivery.Verdict.HANDLE;
import static io.github.mpfinicity.core.webhook.Delivery.Verdict.POSTPONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.webhook.Delivery.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SeenEventsTest {
    private final ManualClocks clocks = new ManualClocks();
    private final SeenEvents events = new SeenEvents(clocks, 3);

    @Test
    void handled_dropped() {
        handle("a", true);
        assertThat(verdict("a")).isEqualTo(DROP);
        assertThat(verdict("b")).isEqualTo(HANDLE);
    }

    @Test
    void failed_handledAgain() {
        handle("a", false);
        assertThat(verdict("a")).isEqualTo(HANDLE);
    }

    @Test
    void beingHandled_postponed() {
        Delivery first = events.arrived("a");
        assertThat(verdict("a")).isEqualTo(POSTPONE);
        events.ended(first, true);
        assertThat(verdict("a")).isEqualTo(DROP);
    }

    @Test
    void handlingNeverEnded_handledAgainAfterAMinute() {
        assertThat(verdict("a")).isEqualTo(HANDLE);
        clocks.advance(Duration.ofSeconds(60));
        assertThat(verdict("a")).isEqualTo(POSTPONE);
        clocks.advance(Duration.ofMillis(1));
        assertThat(verdict("a")).isEqualTo(HANDLE);
        assertThat(verdict("a")).isEqualTo(POSTPONE);
    }

    @Test
    void lateFailure_doesNotEndTheSecondHandling() {
        Delivery first = events.arrived("a");
        clocks.advance(Duration.ofMinutes(2));
        assertThat(verdict("a")).isEqualTo(HANDLE);
        events.ended(first, false);
        assertThat(verdict("a")).isEqualTo(POSTPONE);
    }

    @Test
    void lateSuccess_counts() {
        Delivery first = events.arrived("a");
        clocks.advance(Duration.ofMinutes(2));
        Delivery second = events.arrived("a");
        events.ended(first, true);
        assertThat(verdict("a")).isEqualTo(DROP);
        events.ended(second, false);
    }

    @Test
    void failureAfterAnothersSuccess_doesNotForgetIt() {
        Delivery first = events.arrived("a");
        clocks.advance(Duration.ofMinutes(2));
        Delivery second = events.arrived("a");
        events.ended(first, true);
        events.ended(second, false);
        assertThat(verdict("a")).isEqualTo(DROP);
    }

    @Test
    void moreThanCapacity_oldestForgotten() {
        for (String id : List.of("a", "b", "c", "d")) {
            handle(id, true);
        }
        assertThat(verdict("d")).isEqualTo(DROP);
        assertThat(verdict("b")).isEqualTo(DROP);
        assertThat(verdict("a")).isEqualTo(HANDLE);
    }

    @Test
    void fourDays_forgotten() {
        handle("a", true);
        clocks.advance(Duration.ofDays(4));
        assertThat(verdict("a")).isEqualTo(DROP);
        clocks.advance(Duration.ofMillis(1));
        assertThat(verdict("a")).isEqualTo(HANDLE);
    }

    @Test
    @Timeout(60)
    void manyAtOnce_oneIsHandled() throws Exception {
        int threads = 8;
        var gate = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 500; round++) {
                String id = "event " + round;
                List<Future<Verdict>> arrivals = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    arrivals.add(
                            pool.submit(
                                    () -> {
                                        gate.await();
                                        return verdict(id);
                                    }));
                }
                int handled = 0;
                for (Future<Verdict> arrival : arrivals) {
                    handled += arrival.get() == HANDLE ? 1 : 0;
                }
                assertThat(handled).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Verdict verdict(String id) {
        return events.arrived(id).verdict();
    }

    private void handle(String id, boolean succeeded) {
        Delivery delivery = events.arrived(id);
        assertThat(delivery.verdict()).isEqualTo(HANDLE);
        events.ended(delivery, succeeded);
    }
}
