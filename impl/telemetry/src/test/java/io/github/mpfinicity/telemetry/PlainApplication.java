package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.Customers;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * An application that knows neither API. Gives what it warned of, and how often it authenticated.
 */
public final class PlainApplication implements Callable<String> {
    @Override
    public String call() {
        var warnings = new Warnings();
        Logger root = Logger.getLogger("");
        root.addHandler(warnings);
        try (FinicitySimulator simulator = FinicitySimulator.start();
                Application application = Application.of(simulator)) {
            application.start(TelemetryObservers.class).client(Customers.class).list(1);
            return warnings.seen + " " + simulator.authentications().size();
        } finally {
            root.removeHandler(warnings);
        }
    }

    private static final class Warnings extends Handler {
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord record) {
            String logger = record.getLoggerName();
            if (record.getLevel().intValue() >= Level.WARNING.intValue()
                    && (logger.startsWith("io.github") || logger.startsWith("org.jboss.weld"))) {
                seen.add(logger + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
