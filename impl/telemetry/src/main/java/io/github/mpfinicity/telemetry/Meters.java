package io.github.mpfinicity.telemetry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The instruments of one partner. Values come in the order of the metric's labels. */
interface Meters extends AutoCloseable {
    /** Reads a value whenever somebody collects, until this is closed. */
    void gauge(Metric metric, DoubleSupplier value, String... values);

    /** Adds to a counter. Adding nothing makes it known: rules cannot see a count begin at one. */
    void add(Metric metric, int more, String... values);

    /** Adds to a histogram. */
    void record(Metric metric, Duration took, String... values);

    /** Takes back what can be taken back; reads no value any more. */
    @Override
    void close();
}
