package io.github.mpfinicity.quarkus;

import io.github.mpfinicity.PartnerAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the card of the Dev UI. A bean in dev mode only. */
@ApplicationScoped
public class FinicityDevUi {
    @Inject PartnerAccount account;

    /** Absent without a simulator. An empty default would count as missing: dev mode would fail. */
    @ConfigProperty(name = "finicity.base-uri")
    Optional<String> baseUri = Optional.empty();

    public FinicityDevUi() {}

    /** The address of the simulator's page, where the base URI is the simulator's. */
    public String simulatorPage() {
        return baseUri.orElse("") + "/_simulator/";
    }

    /** The state of the default partner in a few words. It sends nothing. */
    public String status() {
        var status = account.status();
        return "token %s, attempts left %d".formatted(status.token(), status.attemptsLeft());
    }
}
