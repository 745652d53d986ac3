package io.github.mpfinicity.telemetry;

import jakarta.enterprise.inject.spi.BeanContainer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics and tracing APIs of an application. Figures go to Micrometer where there is a
 * registry, else to OpenTelemetry, never to both. Spans go to OpenTelemetry.
 */
record Telemetry(Supplier<Meters> meters, Function<String, AuthenticationSpans> spans) {
    /** Looks for both. */
    static Telemetry find(BeanContainer beans) {
        OpenTelemetryApi tracing = ifPresent(() -> OpenTelemetryApi.find(beans));
        Supplier<Meters> micrometer = ifPresent(() -> MicrometerApi.find(beans));
        return new Telemetry(
                micrometer != null ? micrometer : openTelemetryMeters(tracing),
                tracing == null ? partner -> AuthenticationSpans.NONE : tracing::spans);
    }

    private static Supplier<Meters> openTelemetryMeters(@Nullable OpenTelemetryApi api) {
        return () -> {
            Meters meters = api == null ? null : ifPresent(api::meters);
            return meters == null ? new NoMeters() : meters;
        };
    }

    /** Null if the API is not on the class path, or is older than all that this module knows. */
    private static <T> @Nullable T ifPresent(Supplier<@Nullable T> use) {
        try {
            return use.get();
        } catch (LinkageError e) {
            return null;
        }
    }
}
