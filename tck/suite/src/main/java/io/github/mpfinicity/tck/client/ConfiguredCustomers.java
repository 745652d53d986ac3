package io.github.mpfinicity.tck.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client that knows nothing of this library: attached by its configuration, and injected. */
@RegisterRestClient(configKey = "configured")
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface ConfiguredCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
