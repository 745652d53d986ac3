package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Clients and beans of an application that works for several partners. */
public interface Several {
    @FinicityClient(partner = "acme")
    @RegisterRestClient(configKey = "acme")
    @Path("/aggregation/v1/customers")
    interface AcmeCustomers {
        @GET
        Customers.Page list(@QueryParam("limit") int limit);

        @GET
        CompletionStage<Customers.Page> listLater(@QueryParam("limit") int limit);
    }

    @FinicityClient(partner = "nobody")
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    interface NobodysCustomers extends Listing {}

    @RegisterRestClient(configKey = "plain")
    @Path("/aggregation/v1/customers")
    interface Plain extends Listing {}

    /** Somebody else's interface, whose methods it has. */
    @FinicityClient(partner = "acme")
    @RegisterRestClient(configKey = "acme")
    @Path("/aggregation/v1/customers")
    interface Inheriting extends Ours {}

    /** The default partner's. */
    @FinicityClient
    interface Ours {
        @GET
        CompletionStage<Customers.Page> all();
    }

    /** Its methods are declared by none of the clients themselves. */
    interface Listing {
        @GET
        Customers.Page list(@QueryParam("limit") int limit);

        @GET
        CompletionStage<Customers.Page> listLater(@QueryParam("limit") int limit);
    }

    /** A part of the application that works for that partner. */
    @ApplicationScoped
    class Acme {
        @Inject
        @Partner("acme")
        AppTokens tokens;

        @Inject
        @Partner("acme")
        PartnerAccount account;

        @Inject
        @Partner("acme")
        WebhookVerifier webhooks;

        AppTokens tokens() {
            return tokens;
        }

        PartnerAccount account() {
            return account;
        }

        WebhookVerifier webhooks() {
            return webhooks;
        }
    }

    /** One that is wrong. */
    @ApplicationScoped
    class Nobodys {
        @Inject
        @Partner("nobody")
        AppTokens tokens;

        AppTokens tokens() {
            return tokens;
        }
    }

    /** Whose credentials are not in the configuration. */
    @ApplicationScoped
    @Partner("acme")
    class AcmeSource implements PartnerCredentialsSource {
        private volatile SimulatedPartner partner;

        void of(SimulatedPartner whose) {
            partner = whose;
        }

        @Override
        public PartnerCredentials credentials() {
            return new PartnerCredentials(
                    partner.appKey(), partner.id(), PartnerSecret.of(partner.secret()));
        }
    }
}
