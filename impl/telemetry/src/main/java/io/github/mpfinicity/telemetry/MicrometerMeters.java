package io.github.mpfinicity.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/** Micrometer's instruments. Units in braces are left out: registries would add them to names. */
final class MicrometerMeters implements Meters {
    private static final Duration[] BOUNDS =
            Metric.BOUNDS.stream()
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                    .toArray(Duration[]::new);

    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private final MeterRegistry registry;
    private final Set<Meter> gauges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warned = new AtomicBoolean();

    MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Registers a gauge, unless another application has one of that name and those labels in the
     * registry: that one stays, and a warning says so once.
     */
    @Override
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        Tags tags = tags(metric, values);
        if (registry.find(metric.key()).tags(tags).gauge() != null) {
            warn(values[0]);
            return;
        }
        var gauge =
                Gauge.builder(metric.key(), value::getAsDouble)
                        .description(metric.meaning())
                        .tags(tags);
        gauges.add(
                (metric.unit().equals("s") ? gauge.baseUnit("seconds") : gauge).register(registry));
    }

    private void warn(String partner) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-226 Another application has gauges of partner {0} in this registry of"
                            + " Micrometer; those of this application are not shown. Give each"
                            + " application a registry of its own, with a common tag.",
                    partner);
        }
    }

    @Override
    public void add(Metric metric, int more, String... values) {
        Counter.builder(metric.key())
                .description(metric.meaning())
                .tags(tags(metric, values))
                .register(registry)
                .increment(more);
    }

    @Override
    public void record(Metric metric, Duration took, String... values) {
        Timer.builder(metric.key())
                .description(metric.meaning())
                .serviceLevelObjectives(BOUNDS)
                .tags(tags(metric, values))
                .register(registry)
                .record(took);
    }

    private static Tags tags(Metric metric, String... values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i).key(), values[i]));
        }
        return Tags.of(tags);
    }

    /** Removes the own gauges. Counts stay: another application may share them. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
