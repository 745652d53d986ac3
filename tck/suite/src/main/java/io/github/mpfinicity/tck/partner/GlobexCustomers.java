package io.github.mpfinicity.tck.partner;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.tck.client.CustomerPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client of the partner globex. */
@FinicityClient(partner = "globex")
@RegisterRestClient(configKey = "globex")
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface GlobexCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
