package io.github.mpfinicity.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** OpenTelemetry as a server gives it to an application, and what it exported. */
@ApplicationScoped
public class OpenTelemetryBean {
    static InMemoryMetricReader metrics;
    static InMemorySpanExporter spans;
    static OpenTelemetrySdk sdk;

    static void reset() {
        metrics = InMemoryMetricReader.create();
        spans = InMemorySpanExporter.create();
        sdk =
                OpenTelemetrySdk.builder()
                        .setMeterProvider(
                                SdkMeterProvider.builder().registerMetricReader(metrics).build())
                        .setTracerProvider(
                                SdkTracerProvider.builder()
                                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                        .build())
                        .build();
    }

    @Produces
    OpenTelemetry openTelemetry() {
        return sdk;
    }
}
