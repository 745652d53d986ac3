package io.github.mpfinicity.tck.liberty;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;

/** Reads what the server's OpenTelemetry has counted for this application. */
public final class ReaderInMemory implements MetricReader, AutoConfigurationCustomizerProvider {
    private static volatile CollectionRegistration counted = CollectionRegistration.noop();

    /** For the service loader. */
    public ReaderInMemory() {}

    static Collection<MetricData> metrics() {
        return counted.collectAllMetrics();
    }

    @Override
    public void customize(AutoConfigurationCustomizer telemetry) {
        telemetry.addMeterProviderCustomizer(
                (meters, settings) -> meters.registerMetricReader(this));
    }

    @Override
    public void register(CollectionRegistration registration) {
        counted = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
