package io.github.mpfinicity.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** Micrometer's instruments. Units in braces are left out: registries would add them to names. */
final class MicrometerMeters implements Meters {
    private static final Duration[] BOUNDS =
            Metric.BOUNDS.stream()
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Set<Meter> registered = ConcurrentHashMap.newKeySet();

    MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        var gauge =
                Gauge.builder(metric.key(), value::getAsDouble)
                        .description(metric.meaning())
                        .tags(tags(metric, values));
        registered.add(
                (metric.unit().equals("s") ? gauge.baseUnit("seconds") : gauge).register(registry));
    }

    @Override
    public void add(Metric metric, int more, String... values) {
        Counter counter =
                Counter.builder(metric.key())
                        .description(metric.meaning())
                        .tags(tags(metric, values))
                        .register(registry);
        registered.add(counter);
        counter.increment(more);
    }

    @Override
    public void record(Metric metric, Duration took, String... values) {
        Timer timer =
                Timer.builder(metric.key())
                        .description(metric.meaning())
                        .serviceLevelObjectives(BOUNDS)
                        .tags(tags(metric, values))
                        .register(registry);
        registered.add(timer);
        timer.record(took);
    }

    private static Tags tags(Metric metric, String... values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i).key(), values[i]));
        }
        return Tags.of(tags);
    }

    @Override
    public void close() {
        registered.forEach(registry::remove);
    }
}
