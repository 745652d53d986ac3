package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@FinicityClient(partner = "acme")
@RegisterRestClient
@Path("/aggregation/v1/customers")
public interface AcmeCustomers {
    @GET
    Customers.Page list();
}
