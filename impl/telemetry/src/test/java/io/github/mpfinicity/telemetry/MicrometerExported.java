package io.github.mpfinicity.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Micrometer's registry in memory. */
final class MicrometerExported implements Exported {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Override
    public Meters meters() {
        return new MicrometerMeters(registry);
    }

    @Override
    public Map<String, Double> samples() {
        Map<String, Double> samples = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            var tags = new TreeMap<String, String>();
            for (Tag tag : meter.getId().getTags()) {
                tags.put(tag.getKey(), tag.getValue());
            }
            samples.put(meter.getId().getName() + tags, value(meter));
        }
        return samples;
    }

    private static double value(Meter meter) {
        return meter instanceof Timer timer
                ? timer.totalTime(TimeUnit.SECONDS)
                : meter.measure().iterator().next().getValue();
    }

    /** Without the buckets that this registry shows as gauges. Units in braces are not its own. */
    @Override
    public Set<String> instruments() {
        Set<String> all = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            var keys = new TreeSet<String>();
            meter.getId().getTags().forEach(tag -> keys.add(tag.getKey()));
            String name = meter.getId().getName();
            if (!name.endsWith(".histogram")) {
                all.add(name + " " + unit(name, meter.getId().getBaseUnit()) + " " + keys);
            }
        }
        return all;
    }

    private static String unit(String name, String baseUnit) {
        if ("seconds".equals(baseUnit)) {
            return "s";
        }
        for (Metric each : Metric.values()) {
            if (each.key().equals(name) && !each.unit().equals("s")) {
                return each.unit();
            }
        }
        return "none";
    }

    @Override
    public void close() {
        registry.close();
    }
}
