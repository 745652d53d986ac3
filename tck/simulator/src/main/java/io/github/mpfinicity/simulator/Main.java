package io.github.mpfinicity.simulator;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator on its own, for a first look with any client. */
public final class Main {

    private static final int DEFAULT_PORT = 8089;

    private Main() {}

    /**
     * Starts a simulator, prints how to reach it, and waits until the process is stopped.
     *
     * @param args the port, 8089 unless given
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try (var simulator = start(args)) {
            describe(simulator, System.out);
            new CountDownLatch(1).await();
        }
    }

    static FinicitySimulator start(String... args) {
        var port = args.length == 0 ? DEFAULT_PORT : Integer.parseInt(args[0]);
        return FinicitySimulator.builder().port(port).start();
    }

    static void describe(FinicitySimulator simulator, PrintStream out) {
        var partner = simulator.partner();
        out.printf(
                """
                Simulated Finicity at %1$s, with made-up credentials. Stop with Ctrl+C.

                # microprofile-config.properties
                finicity.app-key=%2$s
                finicity.partner-id=%3$s
                finicity.partner-secret=%4$s
                finicity.base-uri=%1$s
                finicity/mp-rest/url=%1$s
                """,
                simulator.baseUri(), partner.appKey(), partner.id(), partner.secret());
        out.flush();
    }
}
