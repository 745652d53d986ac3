package io.github.mpfinicity.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;

/** The one class of this package that looks for OpenTelemetry. Does not load without it. */
final class OpenTelemetryApi {
    private static final String SCOPE = "io.github.mpfinicity";

    private final OpenTelemetry api;

    private OpenTelemetryApi(OpenTelemetry api) {
        this.api = api;
    }

    /**
     * The bean that MicroProfile Telemetry and Quarkus make, else the global one. Does not make the
     * global one: an application that sets it later could not do so any more.
     */
    static OpenTelemetryApi find(BeanContainer beans) {
        Instance<OpenTelemetry> bean = beans.createInstance().select(OpenTelemetry.class);
        return new OpenTelemetryApi(
                bean.isResolvable() ? bean.get() : GlobalOpenTelemetry.getOrNoop());
    }

    Meters meters() {
        return new OpenTelemetryMeters(api.getMeter(SCOPE));
    }

    AuthenticationSpans spans(String partner) {
        return new OpenTelemetrySpans(api.getTracer(SCOPE), partner);
    }
}
