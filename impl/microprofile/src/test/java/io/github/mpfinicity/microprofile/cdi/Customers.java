package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** As a user would write it. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
@Path("/aggregation/v1/customers")
public interface Customers {
    @GET
    Page list(@QueryParam("limit") int limit);

    @GET
    CompletionStage<Page> listLater(@QueryParam("limit") int limit);

    /** A page of customers. */
    record Page(int found, int displaying, List<Customer> customers) {}

    /** One of them. */
    record Customer(String id, String username) {}
}
