package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What an application injects; nothing here knows of tokens being fetched. */
@ApplicationScoped
public class Application {
    @Inject @RestClient Institutions institutions;
    @Inject AppTokens tokens;
    @Inject PartnerAccount account;

    public Institutions institutions() {
        return institutions;
    }

    public AppTokens tokens() {
        return tokens;
    }

    public PartnerAccount account() {
        return account;
    }
}
