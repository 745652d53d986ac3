package io.github.mpfinicity.tck.client;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client of the partner {@link Routes#OTHER}, which only some applications have. */
@FinicityClient(partner = Routes.OTHER)
@RegisterRestClient(configKey = Routes.OTHER)
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface OtherCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
