package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.simulator.FinicitySimulator;

/** The demonstration against a simulator in this process, over real HTTP. */
final class Simulated {
    private static final String WRONG_SECRET = "NotTheRightSecret123";

    private final Report report;
    private int parts;

    Simulated(Report report) {
        this.report = report;
    }

    void run() throws Exception {
        try (var simulator = FinicitySimulator.start()) {
            report.text(
                    "No FINICITY_* credentials in the environment: running against a simulated");
            report.text("Finicity at " + simulator.baseUri() + ", over real HTTP.");
            show(simulator, simulator.partner().secret(), new ManyCalls(), new ExpiredToken());
            show(simulator, WRONG_SECRET, new WrongSecret());
        }
        report.title(
                "With FINICITY_APP_KEY, FINICITY_PARTNER_ID and FINICITY_PARTNER_SECRET set, the");
        report.text("same command sends one authentication and one GET to the real service.");
        report.text("To watch, and to break things: ./mvnw -q -Pquickstart,watch verify");
    }

    /** Each application starts with a vendor who has not heard of it. */
    private void show(FinicitySimulator simulator, String secret, Part... together)
            throws Exception {
        simulator.reset();
        configure(simulator, secret);
        try (var deployment = Deployment.withClock()) {
            for (Part part : together) {
                parts++;
                report.title(parts + ". " + part.title());
                part.show(deployment.application(), simulator, report);
            }
        }
    }

    /** System properties outrank the environment and microprofile-config.properties. */
    private static void configure(FinicitySimulator simulator, String secret) {
        System.setProperty("finicity.region", "us");
        System.setProperty("finicity.app-key", simulator.partner().appKey());
        System.setProperty("finicity.partner-id", simulator.partner().id());
        System.setProperty("finicity.partner-secret", secret);
        System.setProperty("finicity.base-uri", simulator.baseUri().toString());
    }
}
