package io.github.mpfinicity.telemetry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Meters that record nothing, for applications without a metrics API. */
final class NoMeters implements Meters {
    @Override
    public void gauge(Metric metric, DoubleSupplier value, String... values) {}

    @Override
    public void add(Metric metric, int more, String... values) {}

    @Override
    public void record(Metric metric, Duration took, String... values) {}

    @Override
    public void close() {}
}
