package io.github.mpfinicity.tck.quarkus;

import static java.util.stream.Collectors.joining;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

/** What the build left in the application, and where that came from. */
@Path("/inventory")
public class Inventory {
    /** Those that can be looked up; nobody injects any of them. */
    @GET
    @Path("beans")
    public String beans() {
        return Stream.of(
                        AppTokens.class,
                        PartnerAccount.class,
                        WebhookVerifier.class,
                        FinicityFilter.class,
                        Unused.class)
                .filter(type -> CDI.current().select(type).isResolvable())
                .map(Class::getSimpleName)
                .collect(joining("\n"));
    }

    @GET
    @Path("activity")
    public String activity() {
        return CDI.current().select(PartnerAccount.class).get().status().activity().name();
    }

    /** One for each jar of the library. */
    @GET
    @Path("sources")
    public String sources() {
        return Stream.of(AppTokens.class, PartnerSession.class, FinicityFilter.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
                .collect(joining("\n"));
    }

    /** Proves that unused beans are removed at all. */
    @ApplicationScoped
    public static class Unused {}
}
