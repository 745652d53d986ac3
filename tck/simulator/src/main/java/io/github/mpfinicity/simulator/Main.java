package io.github.mpfinicity.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator in its own process, for a first look with any client. */
public final class Main {

    private static final int FAILED = 1;
    private static final int BAD_OPTIONS = 2;

    private Main() {}

    /**
     * Starts a simulator, prints its address and configuration, and waits until the process is
     * stopped. Ends with status 2 if an option is wrong, and with 1 if the port is taken.
     *
     * @param args {@code --help} lists them
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            var options = Options.of(args);
            if (options.help()) {
                System.out.print(Options.USAGE);
            } else {
                serve(options);
            }
        } catch (IllegalArgumentException e) {
            end(BAD_OPTIONS, e.getMessage() + " Try --help.");
        } catch (UncheckedIOException e) {
            end(FAILED, "The simulator did not start: " + e.getMessage() + ".");
        }
    }

    private static void serve(Options options) throws InterruptedException {
        var simulator =
                FinicitySimulator.builder().port(options.port()).region(options.region()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        describe(simulator, options, System.out);
        new CountDownLatch(1).await();
    }

    private static void end(int status, String why) {
        System.err.println(why);
        System.exit(status);
    }

    private static void describe(FinicitySimulator simulator, Options options, PrintStream out) {
        var partner = simulator.partner();
        out.printf(
                """
                Simulated Finicity at %1$s, with made-up credentials. Stop with Ctrl+C.

                # microprofile-config.properties
                finicity.app-key=%2$s
                finicity.partner-id=%3$s
                finicity.partner-secret=%4$s
                finicity.region=%5$s
                finicity.format=%6$s
                finicity.base-uri=%1$s
                finicity/mp-rest/url=%1$s

                Ready.
                """,
                simulator.baseUri(),
                partner.appKey(),
                partner.id(),
                partner.secret(),
                options.region().name().toLowerCase(Locale.ROOT),
                options.format());
        out.flush();
    }
}
