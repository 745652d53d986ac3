package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.simulator.FinicitySimulator;

/**
 * A simulator with its page, and an application that calls it all the time: press a button, and see
 * what the library does. Ends with Ctrl+C.
 */
public final class Watch {
    private static final int BETWEEN_CALLS = 2000;

    private Watch() {}

    /** Needs no arguments. */
    public static void main(String[] args) throws Exception {
        Quickstart.quieten();
        var report = new Report(System.out);
        try (var simulator = FinicitySimulator.builder().page().start()) {
            var operator = new Operator(simulator, report);
            operator.configure();
            try (var deployment = Deployment.withClock()) {
                report.text("Open " + simulator.pageUri() + " in a browser.");
                report.text("An application calls every two seconds. Stop with Ctrl+C.");
                report.text("");
                call(deployment.application(), operator, report);
            }
        }
    }

    private static void call(Application application, Operator operator, Report report)
            throws InterruptedException {
        var before = "";
        while (true) {
            operator.look();
            var outcome = outcome(application.institutions());
            if (!outcome.equals(before)) {
                report.fact("calls", outcome);
                before = outcome;
            }
            Thread.sleep(BETWEEN_CALLS);
        }
    }

    private static String outcome(Institutions institutions) {
        try {
            return "answered: " + institutions.page(1).found() + " institutions";
        } catch (RuntimeException e) {
            return "failed: " + e.getClass().getSimpleName() + ": " + firstSentence(e);
        }
    }

    private static String firstSentence(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("(?s)[.:] .*", ".");
    }
}
