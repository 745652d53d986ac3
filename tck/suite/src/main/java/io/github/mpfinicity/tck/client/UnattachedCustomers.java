package io.github.mpfinicity.tck.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client that is not attached. It shows the behaviour of an engine without the library. */
@RegisterRestClient(configKey = "unattached")
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface UnattachedCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
