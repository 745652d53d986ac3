package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.observe.PartnerObserver;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Measures the partners of an application. It is found by adding this jar; there is nothing to
 * configure and nothing to call.
 */
@ApplicationScoped
public class TelemetryObservers implements ObserverFactory {
    private final List<PartnerTelemetry> partners = new CopyOnWriteArrayList<>();
    private final Telemetry telemetry;

    /** For the client proxies of CDI only. */
    protected TelemetryObservers() {
        telemetry = new Telemetry(NoMeters::new, partner -> AuthenticationSpans.NONE);
    }

    /** Looks for both APIs, once. */
    @Inject
    public TelemetryObservers(BeanContainer beans) {
        telemetry = Telemetry.find(beans);
    }

    @Override
    public PartnerObserver observe(String partner, PartnerAccount account) {
        var made =
                new PartnerTelemetry(
                        partner,
                        account,
                        telemetry.meters().get(),
                        telemetry.spans().apply(partner));
        partners.add(made);
        return made;
    }

    /** Gives the instruments back: their registry may outlive this application. */
    @PreDestroy
    void close() {
        partners.forEach(PartnerTelemetry::close);
        partners.clear();
    }
}
