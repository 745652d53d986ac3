package io.github.mpfinicity.tck.liberty;

import io.github.mpfinicity.tck.probe.Figures;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import jakarta.enterprise.context.ApplicationScoped;

/** As OpenTelemetry counts them, which MicroProfile Telemetry 2 gives to applications. */
@ApplicationScoped
public class OpenTelemetryFigures implements Figures {
    private static final AttributeKey<String> PARTNER = AttributeKey.stringKey("finicity.partner");
    private static final AttributeKey<String> KIND =
            AttributeKey.stringKey("finicity.attempt.kind");

    /** For CDI. */
    public OpenTelemetryFigures() {}

    @Override
    public long authentications(String partner) {
        return ReaderInMemory.metrics().stream()
                .filter(metric -> metric.getName().equals("finicity.attempts"))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> partner.equals(point.getAttributes().get(PARTNER)))
                .filter(point -> "authentication".equals(point.getAttributes().get(KIND)))
                .mapToLong(LongPointData::getValue)
                .sum();
    }
}
