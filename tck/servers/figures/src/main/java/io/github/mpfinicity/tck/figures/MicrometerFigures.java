package io.github.mpfinicity.tck.figures;

import io.github.mpfinicity.tck.probe.Figures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** A registry in memory that is added to Micrometer's global one while the application runs. */
@ApplicationScoped
public class MicrometerFigures implements Figures {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    /** For CDI. */
    public MicrometerFigures() {}

    /** The implementation looks for a registry when its first partner is made, which is later. */
    void add(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object application) {
        Metrics.addRegistry(registry);
    }

    @Override
    public long authentications(String partner) {
        return Math.round(
                registry
                        .find("finicity.attempts")
                        .tag("finicity.partner", partner)
                        .tag("finicity.attempt.kind", "authentication")
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum());
    }

    @PreDestroy
    void remove() {
        Metrics.removeRegistry(registry);
    }
}
