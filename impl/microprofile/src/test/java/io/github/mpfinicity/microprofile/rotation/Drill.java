package io.github.mpfinicity.microprofile.rotation;

import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.Customers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application with its credentials in files, and eight threads that call and call. */
final class Drill implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int ROUND = 10;

    /** Calls that carried an app key which the vendor had killed. */
    final AtomicInteger killed = new AtomicInteger();

    /** All other failures. */
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private final Application application = new Application();
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch round = new CountDownLatch(0);
    private volatile boolean over;

    Drill(String baseUri, Path folder) {
        application
                .with("finicity.app-key-file", folder.resolve("app-key").toString())
                .with("finicity.partner-id-file", folder.resolve("partner-id").toString())
                .with("finicity.partner-secret-file", folder.resolve("partner-secret").toString())
                // The callers take the cores from the one that hashes the secret for the record.
                .with("finicity.deadline", "PT2M")
                .with("finicity.store.lease", "PT10M")
                .with("finicity.token.wait", "PT5M")
                .with("finicity.store", "file")
                .with("finicity.store.file", folder.resolve("store").toString())
                .with("finicity.base-uri", baseUri)
                .with("finicity/mp-rest/url", baseUri)
                .start();
        Customers customers = application.client(Customers.class);
        for (int i = 0; i < THREADS; i++) {
            var thread = new Thread(() -> callAndCall(customers), "caller " + i);
            thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Until there were so many answers again, by whichever thread. */
    void letThemCall() throws InterruptedException {
        var begun = new CountDownLatch(THREADS * ROUND);
        round = begun;
        if (!begun.await(60, TimeUnit.SECONDS)) {
            failures.add("no answers for a minute");
        }
    }

    void change(String next, GracePeriod grace) {
        application.get(PartnerAccount.class).changeSecret(PartnerSecret.of(next), grace);
    }

    private void callAndCall(Customers customers) {
        while (!over) {
            try {
                customers.list(1);
                round.countDown();
            } catch (FinicityApiException e) {
                if (e.error().code().orElse("").equals("10027")) {
                    killed.incrementAndGet();
                } else {
                    failures.add(e.error() + " " + e.error().vendorMessage());
                }
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        application.close();
    }
}
