package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.FinicityClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@FinicityClient
@RegisterRestClient(configKey = "finicity")
@Path("/aggregation/v1/customers")
public interface Customers {
    @GET
    Page list();

    @GET
    Uni<Page> later();

    record Page(int found) {}
}
