package io.github.mpfinicity.quarkus;

import io.github.mpfinicity.PartnerAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the card of the Dev UI. A bean in dev mode only. */
@ApplicationScoped
public class FinicityDevUi {
    @Inject PartnerAccount account;

    @ConfigProperty(name = "finicity.base-uri", defaultValue = "")
    String baseUri = "";

    public FinicityDevUi() {}

    /** The address of the simulator's page, where the base URI is the simulator's. */
    public String simulatorPage() {
        return baseUri + "/_simulator/";
    }

    /** The state of the default partner in a few words. It sends nothing. */
    public String status() {
        var status = account.status();
        return "token %s, attempts left %d".formatted(status.token(), status.attemptsLeft());
    }
}
