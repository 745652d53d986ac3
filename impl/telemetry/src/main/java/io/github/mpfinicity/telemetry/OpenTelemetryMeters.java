package io.github.mpfinicity.telemetry;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/** OpenTelemetry's instruments. */
final class OpenTelemetryMeters implements Meters {
    private final Meter meter;
    private final Map<Metric, LongCounter> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, DoubleHistogram> histograms = new EnumMap<>(Metric.class);
    private final List<ObservableDoubleGauge> gauges = new CopyOnWriteArrayList<>();

    OpenTelemetryMeters(Meter meter) {
        this.meter = meter;
        for (Metric each : Metric.values()) {
            switch (each.kind()) {
                case GAUGE -> {}
                case COUNTER -> counters.put(each, counter(each));
                case HISTOGRAM -> histograms.put(each, histogram(each));
            }
        }
    }

    private LongCounter counter(Metric metric) {
        return meter.counterBuilder(metric.key())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .build();
    }

    private DoubleHistogram histogram(Metric metric) {
        return meter.histogramBuilder(metric.key())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .setExplicitBucketBoundariesAdvice(Metric.BOUNDS)
                .build();
    }

    @Override
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        Attributes attributes = attributes(metric, values);
        gauges.add(
                meter.gaugeBuilder(metric.key())
                        .setUnit(metric.unit())
                        .setDescription(metric.meaning())
                        .buildWithCallback(now -> now.record(value.getAsDouble(), attributes)));
    }

    @Override
    public void add(Metric metric, int more, String... values) {
        requireNonNull(counters.get(metric)).add(more, attributes(metric, values));
    }

    @Override
    public void record(Metric metric, Duration took, String... values) {
        requireNonNull(histograms.get(metric)).record(Seconds.of(took), attributes(metric, values));
    }

    private static Attributes attributes(Metric metric, String... values) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < values.length; i++) {
            attributes.put(metric.labels().get(i).key(), values[i]);
        }
        return attributes.build();
    }

    @Override
    public void close() {
        gauges.forEach(ObservableDoubleGauge::close);
    }
}
