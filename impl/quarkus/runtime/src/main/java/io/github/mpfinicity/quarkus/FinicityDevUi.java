package io.github.mpfinicity.quarkus;

import static java.util.stream.Collectors.joining;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the card of the Dev UI. A bean in dev mode only. */
@ApplicationScoped
public class FinicityDevUi {
    @Inject SessionRegistry registry;

    /** Absent without a simulator. An empty default would count as missing: dev mode would fail. */
    @ConfigProperty(name = "finicity.base-uri")
    Optional<String> baseUri = Optional.empty();

    public FinicityDevUi() {}

    /** The address of the simulator's page, where the base URI is the simulator's. */
    public String simulatorPage() {
        return baseUri.orElse("") + "/_simulator/";
    }

    /** The state of each partner in a few words. It sends nothing. */
    public String status() {
        return registry.names().stream().map(this::status).collect(joining("; "));
    }

    private String status(PartnerName name) {
        try {
            var status = registry.partner(name).account().status();
            return "%s: token %s, attempts left %d"
                    .formatted(name, status.token(), status.attemptsLeft());
        } catch (InvalidConfigurationException e) {
            return name + ": settings are impossible";
        }
    }
}
