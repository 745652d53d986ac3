package io.github.mpfinicity.tck.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client of another origin, attached by its configuration. */
@RegisterRestClient(configKey = "elsewhere-configured")
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface ElsewhereConfiguredCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
