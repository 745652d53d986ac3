package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts requests, and callers without a token, while the vendor is slow or refuses. */
public final class Counts {
    private Counts() {}

    private record Experiment(String question, boolean due, Run run) {
        interface Run {
            /** A negative count means that the cache has no such method. */
            int count(FinicitySimulator vendor, TokenCache cache) throws Exception;
        }

        int count(Contender contender) throws Exception {
            try (var vendor = FinicitySimulator.start()) {
                vendor.settings().forEach(System::setProperty);
                try (TokenCache cache = contender.start(due)) {
                    return run.count(vendor, cache);
                }
            }
        }
    }

    /**
     * Counts, and prints a table for the README.
     *
     * @param args the folder of the results, and the seconds of a late answer
     */
    public static void main(String[] args) throws Exception {
        var table = new StringBuilder();
        for (Experiment it : experiments(Integer.parseInt(args[1]))) {
            table.append("| ").append(it.question()).append(" |");
            for (Contender contender : Contender.values()) {
                int count = it.count(contender);
                table.append(count < 0 ? " –" : " " + count).append(" |");
                if (count >= 0) {
                    new Result(it.question(), contender.name(), count, "").write(Path.of(args[0]));
                }
            }
            table.append('\n');
        }
        System.out.println(table);
        System.exit(0);
    }

    private static List<Experiment> experiments(int late) {
        return List.of(
                herd(1),
                herd(late),
                new Experiment("wrong secret, 100 calls: requests", false, Counts::wrongSecret),
                new Experiment(
                        "token due, renewal gets no answer, 100 calls: waiting or failed",
                        true,
                        (vendor, cache) -> renewal(vendor, cache, Faults.neverAnswer())),
                new Experiment(
                        "token due, renewal gets 503, 100 calls: waiting or failed",
                        true,
                        (vendor, cache) -> renewal(vendor, cache, Faults.status(503))),
                new Experiment(
                        "100 late 401s of one token: further requests",
                        false,
                        Counts::lateRefusals));
    }

    private static Experiment herd(int seconds) {
        return new Experiment(
                "200 callers, no token, answer after " + seconds + " s: requests",
                false,
                (vendor, cache) -> {
                    vendor.onAuthentication().always(Faults.delay(Duration.ofSeconds(seconds)));
                    withoutToken(cache, 200, 0, 60);
                    return requests(vendor);
                });
    }

    private static int wrongSecret(FinicitySimulator vendor, TokenCache cache)
            throws InterruptedException {
        vendor.partner().changeSecret("Another1234567");
        withoutToken(cache, 100, 10, 2);
        return requests(vendor);
    }

    private static int renewal(FinicitySimulator vendor, TokenCache cache, Fault fault)
            throws Exception {
        cache.token();
        vendor.onAuthentication().always(fault);
        return withoutToken(cache, 100, 10, 2);
    }

    private static int lateRefusals(FinicitySimulator vendor, TokenCache cache) throws Exception {
        Object token = cache.token();
        if (cache.refusal() == null) {
            return -1;
        }
        for (int i = 0; i < 100; i++) {
            cache.refusal().of(token);
            cache.token();
        }
        return requests(vendor) - 1;
    }

    private static int requests(FinicitySimulator vendor) {
        return vendor.partner().tally().posts();
    }

    /**
     * Lets callers ask, each on its own thread.
     *
     * @param pause milliseconds between two callers
     * @param patience seconds after the last caller
     * @return how many have no token by then
     */
    private static int withoutToken(TokenCache cache, int callers, int pause, int patience)
            throws InterruptedException {
        var without = new CountDownLatch(callers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            var caller =
                    new Thread(
                            () -> {
                                try {
                                    cache.token();
                                    without.countDown();
                                } catch (Exception e) {
                                    // It stays without one.
                                }
                            });
            caller.setDaemon(true);
            caller.start();
            threads.add(caller);
            Thread.sleep(pause);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        for (Thread caller : threads) {
            caller.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        return (int) without.getCount();
    }
}
