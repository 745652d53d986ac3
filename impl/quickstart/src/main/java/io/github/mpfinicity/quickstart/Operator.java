package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;

/**
 * What people do for an application while it runs: they bring new credentials some calls after
 * these were changed, and say that an account is unlocked. The application has the simulator's
 * clock.
 */
final class Operator {
    private static final int CALLS_UNTIL_DEPLOYED = 8;

    private final FinicitySimulator simulator;
    private final Report report;
    private int callsWithOld;
    private int unlocked;
    private boolean locked;

    Operator(FinicitySimulator simulator, Report report) {
        this.simulator = simulator;
        this.report = report;
    }

    /** System properties outrank the environment and microprofile-config.properties. */
    void configure() {
        simulator.settings("finicity").forEach(System::setProperty);
    }

    /** Looks before each call. */
    void look() {
        setClock();
        if (configured()) {
            callsWithOld = 0;
        } else if (++callsWithOld == CALLS_UNTIL_DEPLOYED) {
            configure();
            report.fact("operator", "brings the changed credentials");
        }
        if (locked && !simulator.partner().locked()) {
            unlocked++;
            System.setProperty("finicity.lockout.confirmed-unlocked", "watch-" + unlocked);
            report.fact("operator", "sets finicity.lockout.confirmed-unlocked");
        }
        locked = simulator.partner().locked();
    }

    private boolean configured() {
        return simulator.settings("finicity").entrySet().stream()
                .allMatch(each -> each.getValue().equals(System.getProperty(each.getKey())));
    }

    private void setClock() {
        var clock = CDI.current().select(DemonstrationClock.class).get();
        clock.advance(Duration.between(clock.now().wall(), simulator.clock().instant()));
    }
}
