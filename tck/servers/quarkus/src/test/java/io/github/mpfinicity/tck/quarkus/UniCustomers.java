package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.tck.client.CustomerPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** In the shape that only Quarkus has. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v1/customers")
public interface UniCustomers {
    @GET
    Uni<CustomerPage> list(@QueryParam("limit") int limit);
}
