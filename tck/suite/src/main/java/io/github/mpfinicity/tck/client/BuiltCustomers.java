package io.github.mpfinicity.tck.client;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Attached by the annotation, made with a builder. */
@FinicityClient
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface BuiltCustomers {
    /**
     * A record.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    /**
     * A stage.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
