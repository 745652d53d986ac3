package io.github.mpfinicity.tck.observe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** One caller of each partner, who calls a few times a second. */
final class Callers implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;

    private final ObservedApplication application;
    private final ScheduledExecutorService threads;
    private final List<Future<?>> calls = new ArrayList<>();
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final CountDownLatch unserved;
    private final Map<String, Instant> firstFailure = new ConcurrentHashMap<>();

    Callers(ObservedApplication application, Set<String> partners) {
        this.application = application;
        this.threads = Executors.newScheduledThreadPool(partners.size());
        this.unserved = new CountDownLatch(partners.size());
        for (String each : partners) {
            calls.add(
                    threads.scheduleWithFixedDelay(
                            () -> call(each), 0, PAUSE_MILLIS, MILLISECONDS));
        }
    }

    private void call(String partner) {
        try {
            Optional<String> token = application.call(partner);
            token.ifPresent(tokens::add);
            if (token.isEmpty()) {
                firstFailure.putIfAbsent(partner, Instant.now());
            } else if (served.add(partner)) {
                unserved.countDown();
            }
        } catch (Exception e) {
            // The application ended, or this did.
        }
    }

    void awaitTokens() throws InterruptedException {
        unserved.await();
    }

    /** All that they got. */
    Set<String> tokens() {
        return tokens;
    }

    /** By partner: when a call failed for the first time. */
    Map<String, Instant> firstFailure() {
        return firstFailure;
    }

    @Override
    public void close() {
        calls.forEach(each -> each.cancel(false));
        threads.shutdownNow();
    }
}
