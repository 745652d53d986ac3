package io.github.mpfinicity.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one class of this package that looks for Micrometer. Does not load without it. */
final class MicrometerApi {
    private MicrometerApi() {}

    /** The bean, else the global registry if there is one in it; null if neither is there. */
    static @Nullable Supplier<Meters> find(BeanContainer beans) {
        Instance<MeterRegistry> bean = beans.createInstance().select(MeterRegistry.class);
        MeterRegistry registry =
                bean.isResolvable()
                        ? bean.get()
                        : Metrics.globalRegistry.getRegistries().isEmpty()
                                ? null
                                : Metrics.globalRegistry;
        return registry == null ? null : () -> new MicrometerMeters(registry);
    }
}
