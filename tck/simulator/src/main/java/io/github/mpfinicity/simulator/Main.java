package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Runs a simulator in its own process, for a first look with any client. */
public final class Main {

    private static final int FAILED = 1;
    private static final int BAD_OPTIONS = 2;

    private final Options options;
    private final PrintStream words;

    private Main(Options options) {
        this.options = options;
        // Another program reads the JSON, and a shell the variables.
        this.words = options.print() == PrintedSettings.PROPERTIES ? System.out : System.err;
    }

    /**
     * Starts a simulator, prints its address and the settings of a client, and waits until the
     * process is stopped. Ends with status 2 if an option is wrong, and with 1 if the port is
     * taken.
     *
     * @param args {@code --help} lists them
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            var options = Options.of(System.getenv(), args);
            if (options.help()) {
                System.out.print(Options.usage());
            } else {
                new Main(options).serve();
            }
        } catch (IllegalArgumentException e) {
            end(BAD_OPTIONS, e.getMessage() + " Try --help.");
        } catch (UncheckedIOException e) {
            end(FAILED, "The simulator did not start: " + e.getMessage() + ". Try --port 0.");
        }
    }

    private void serve() throws InterruptedException {
        var builder =
                FinicitySimulator.builder()
                        .port(options.port())
                        .region(options.region())
                        .clock(FastClock.of(InstantSource.system(), options.speed()))
                        .page(this::tellChange);
        for (int number = 2; number <= options.partners(); number++) {
            builder.partner(SimulatedPartner.madeUp(number));
        }
        var simulator = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        options.dialect().forEach(choice -> choice.applyTo(simulator.dialect()));
        describe(simulator);
        new CountDownLatch(1).await();
    }

    private static void end(int status, String why) {
        System.err.println(why);
        System.exit(status);
    }

    private void describe(FinicitySimulator simulator) {
        words.printf(
                """
                Simulated Finicity at %s, with made-up credentials. Stop with Ctrl+C.
                Watch it at %s in a browser.

                # settings of MicroProfile Config
                """,
                simulator.baseUri(), simulator.pageUri());
        System.out.print(options.print().of(settings(simulator)));
        System.out.flush();
        words.println("\nReady.");
        words.flush();
    }

    private Map<String, String> settings(FinicitySimulator simulator) {
        var settings = new LinkedHashMap<>(simulator.settings("finicity"));
        settings.put("finicity.format", options.format());
        for (int number = 2; number <= options.partners(); number++) {
            var name = name(number);
            settings.putAll(simulator.settings(name, SimulatedPartner.madeUp(number), name));
        }
        return settings;
    }

    // The page does not show credentials; who runs the simulator may see them here, as at its
    // start.
    private void tellChange(SimulatedPartner partner) {
        var prefix = prefix(partner);
        var settings = new LinkedHashMap<String, String>();
        settings.put(prefix + "partner-id", partner.id());
        settings.put(prefix + "partner-secret", partner.secret());
        settings.put(prefix + "app-key", partner.appKey());
        words.println("\n# changed on the page");
        System.out.print(options.print().of(settings));
        System.out.flush();
    }

    private String prefix(SimulatedPartner partner) {
        return IntStream.rangeClosed(2, options.partners())
                .filter(number -> SimulatedPartner.madeUp(number).id().equals(partner.id()))
                .mapToObj(number -> "finicity.partners." + name(number) + ".")
                .findFirst()
                .orElse("finicity.");
    }

    private static String name(int number) {
        return "partner" + number;
    }
}
