package io.github.mpfinicity.core.webhook;

import static io.github.mpfinicity.core.webhook.Delivery.Verdict.DROP;
import static io.github.mpfinicity.core.webhook.Delivery.Verdict.HANDLE;
import static io.github.mpfinicity.core.webhook.Delivery.Verdict.POSTPONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.webhook.Delivery.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
    void manyAtOnce_eachIsHandledOnce() throws Exception {
        int ids = 20_000;
        var many = new SeenEvents(clocks, ids);
        var handled = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> all =
                    () -> {
                        for (int id = 0; id < ids; id++) {
                            Delivery delivery = many.arrived("event " + id);
                            if (delivery.verdict() == HANDLE) {
                                handled.incrementAndGet();
                                many.ended(delivery, true);
                            }
                        }
                        return null;
                    };
            for (Future<Void> each : pool.invokeAll(Collections.nCopies(4, all))) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(handled).hasValue(ids);
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
