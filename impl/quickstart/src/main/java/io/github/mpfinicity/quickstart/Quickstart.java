package io.github.mpfinicity.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/** Decides whom to run against, and with what exit code to end. */
public final class Quickstart {
    private Quickstart() {}

    /** Needs no arguments; the environment decides. */
    public static void main(String[] args) {
        int code = run(new Variables(System.getenv()), new Report(System.out));
        System.out.flush();
        if (code != 0) {
            // In Maven's process, where it ends the build without a word more.
            System.exit(code);
        }
    }

    private static int run(Variables variables, Report report) {
        try {
            quieten();
            report.text("mp-finicity quickstart");
            report.text("");
            if (variables.complete()) {
                new Live(report).run();
            } else if (variables.absent()) {
                new Simulated(report).run();
            } else {
                report.text("FAILED: not set: " + String.join(", ", variables.missing()) + ".");
                report.text("Set all three for the real service, none for the simulator.");
                report.text("Nothing was sent.");
                return 1;
            }
            return 0;
        } catch (Exception e) {
            report.title("FAILED");
            report.fact("reason", reason(e));
            return 1;
        }
    }

    static void quieten() throws IOException {
        try (InputStream settings = Quickstart.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }

    /** Of the first cause: containers wrap what matters. */
    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e.getClass().getSimpleName() + ": " + e.getMessage() : reason(cause);
    }
}
