package io.github.mpfinicity.tck.client;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** A client attached by the annotation and made with a builder. */
@FinicityClient
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface BuiltCustomers {
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
