package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.tck.client.CustomerPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Of a partner whose secret is wrong. */
@FinicityClient(partner = MistakenUniCustomers.PARTNER)
@RegisterRestClient(configKey = MistakenUniCustomers.PARTNER)
@Path("/aggregation/v1/customers")
public interface MistakenUniCustomers {
    String PARTNER = "mistaken";

    @GET
    Uni<CustomerPage> list(@QueryParam("limit") int limit);
}
