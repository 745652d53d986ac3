package io.github.mpfinicity.health;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Health;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows the state of each partner among the checks of readiness. Up, but for partners with {@code
 * finicity.health=readiness} while no call of theirs could get a token.
 */
@Readiness
@ApplicationScoped
public class FinicityHealthCheck implements HealthCheck {
    private static final String NAME = "finicity";

    @Inject SessionRegistry registry;

    public FinicityHealthCheck() {}

    /** Neither waits nor throws: a check that throws would be down. */
    @Override
    public HealthCheckResponse call() {
        Map<String, Object> data = new LinkedHashMap<>();
        Status status = Status.UP;
        for (PartnerName name : names(data)) {
            if (!isReady(name, data)) {
                status = Status.DOWN;
            }
        }
        return new HealthCheckResponse(NAME, status, Optional.of(data));
    }

    /** All partners; those that were used, if the configuration cannot be read. */
    private Set<PartnerName> names(Map<String, Object> data) {
        try {
            return registry.names();
        } catch (RuntimeException e) {
            // Of a source of the configuration: its message may hold anything.
            data.put("problem", "the configuration cannot be read: " + e.getClass().getName());
            return registry.used();
        }
    }

    /** Adds a partner's part. One that fails hides no other partner. */
    private boolean isReady(PartnerName name, Map<String, Object> data) {
        boolean needed = false;
        PartnerReport report;
        try {
            needed = registry.health(name) == Health.READINESS;
            report = report(name, needed);
        } catch (InvalidConfigurationException e) {
            report = PartnerReport.misconfigured(name.value(), e.problems());
        } catch (RuntimeException e) {
            report = PartnerReport.failed(name.value(), e);
        }
        data.putAll(report.data());
        return !needed || report.usable();
    }

    /**
     * A partner that nobody used gets a session here, which sends nothing. An application that is
     * not ready gets no calls, so one that has to be ready looks for corrected settings here, as a
     * call would.
     */
    private PartnerReport report(PartnerName name, boolean needed) {
        PartnerRuntime partner = registry.partner(name);
        PartnerReport report = PartnerReport.of(name.value(), partner.account().status());
        if (needed && !report.usable()) {
            partner.warmUp();
        }
        return report;
    }
}
