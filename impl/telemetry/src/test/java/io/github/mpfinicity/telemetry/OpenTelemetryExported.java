package io.github.mpfinicity.telemetry;

import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** OpenTelemetry's SDK with a reader in memory. */
final class OpenTelemetryExported implements Exported {
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider provider =
            SdkMeterProvider.builder().registerMetricReader(reader).build();

    @Override
    public Meters meters() {
        return new OpenTelemetryMeters(provider.get("test"));
    }

    @Override
    public Map<String, Double> samples() {
        Map<String, Double> samples = new TreeMap<>();
        for (MetricData metric : reader.collectAllMetrics()) {
            for (PointData point : metric.getData().getPoints()) {
                var attributes = new TreeMap<String, String>();
                point.getAttributes()
                        .forEach((key, value) -> attributes.put(key.getKey(), value + ""));
                samples.put(metric.getName() + attributes, value(point));
            }
        }
        return samples;
    }

    /** Of a histogram, how much was added to it. */
    static double value(PointData point) {
        if (point instanceof LongPointData number) {
            return number.getValue();
        }
        return point instanceof HistogramPointData histogram
                ? histogram.getSum()
                : ((DoublePointData) point).getValue();
    }

    @Override
    public Set<String> instruments() {
        Set<String> all = new TreeSet<>();
        for (MetricData metric : reader.collectAllMetrics()) {
            var attributes = new TreeSet<String>();
            metric.getData()
                    .getPoints()
                    .forEach(
                            point ->
                                    point.getAttributes()
                                            .forEach((key, value) -> attributes.add(key.getKey())));
            all.add(metric.getName() + " " + metric.getUnit() + " " + attributes);
        }
        return all;
    }

    @Override
    public void close() {
        provider.close();
    }
}
