package io.github.mpfinicity.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The outcome of calls made at the same time.
 *
 * @param made how many
 * @param failures what those threw that failed
 * @param took from before the first to after the last
 */
record Calls(int made, List<Exception> failures, Duration took) {
    static final int THREADS = 16;

    static Calls together(int count, Callable<?> call) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long start = System.nanoTime();
            List<Exception> failures =
                    failures(threads.invokeAll(Collections.nCopies(count, call)));
            return new Calls(count, failures, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            threads.shutdownNow();
        }
    }

    int answered() {
        return made - failures.size();
    }

    private static List<Exception> failures(List<? extends Future<?>> calls)
            throws InterruptedException {
        var failures = new ArrayList<Exception>();
        for (Future<?> call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause() instanceof Exception cause ? cause : e);
            }
        }
        return List.copyOf(failures);
    }
}
