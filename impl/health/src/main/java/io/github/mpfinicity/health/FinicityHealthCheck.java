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
        try {
            for (PartnerName name : registry.names()) {
                boolean needed = registry.health(name) == Health.READINESS;
                PartnerReport report = report(name, needed);
                data.putAll(report.data());
                status = needed && !report.usable() ? Status.DOWN : status;
            }
        } catch (RuntimeException e) {
            // Of a source of the configuration: its message may hold anything.
            data.put("problem", "the configuration cannot be read: " + e.getClass().getName());
        }
        return new HealthCheckResponse(NAME, status, Optional.of(data));
    }

    /**
     * A partner that nobody used gets a session here, which sends nothing. An application that is
     * not ready gets no calls, so one that has to be ready looks for corrected settings here, as a
     * call would.
     */
    private PartnerReport report(PartnerName name, boolean needed) {
        try {
            PartnerRuntime partner = registry.partner(name);
            PartnerReport report = PartnerReport.of(name.value(), partner.account().status());
            if (needed && !report.usable()) {
                partner.warmUp();
            }
            return report;
        } catch (InvalidConfigurationException e) {
            return PartnerReport.misconfigured(name.value(), e.problems());
        }
    }
}
