package io.github.mpfinicity.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Micrometer as a server gives it to an application. */
@ApplicationScoped
public class MicrometerBean {
    static PrometheusMeterRegistry registry;

    static void reset() {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Produces
    MeterRegistry registry() {
        return registry;
    }
}
