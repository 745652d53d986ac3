package io.github.mpfinicity.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The life of a fresh JVM of which 10,000 virtual threads want a token while there is none. */
public final class ColdWaiters {
    /** The contender that is none: a future that is completed after a second. */
    static final String FUTURE = "a CompletableFuture alone";

    private static final int WAITERS = 10_000;

    private ColdWaiters() {}

    /**
     * Prints the microseconds of CPU for each waiter.
     *
     * @param args the contender
     */
    public static void main(String[] args) throws Exception {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // Loads the classes: what they cost is part of the first call, which Starting measures.
        try (TokenCache loading = start(args[0])) {
            loading.token();
        }
        TokenCache cache = start(args[0]);
        // Java 17, for which this is compiled, does not have it.
        Method startThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        var done = new CountDownLatch(WAITERS);
        Runnable waiter =
                () -> {
                    try {
                        cache.token();
                        done.countDown();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                };
        long begin = process.getProcessCpuTime();
        for (int i = 0; i < WAITERS; i++) {
            startThread.invoke(null, waiter);
        }
        if (!done.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(done.getCount() + " waiters have no token");
        }
        System.out.println("cpu " + (process.getProcessCpuTime() - begin) / 1e3 / WAITERS);
        System.exit(0);
    }

    private static TokenCache start(String contender) {
        return contender.equals(FUTURE) ? future() : Contender.valueOf(contender).start(false);
    }

    private static TokenCache future() {
        var late = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        return new TokenCache(CompletableFuture.supplyAsync(() -> "token", late)::get, null);
    }
}
