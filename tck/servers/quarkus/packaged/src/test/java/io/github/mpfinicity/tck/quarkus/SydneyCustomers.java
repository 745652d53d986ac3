package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Calls for a named partner, in Australia. */
@FinicityClient(partner = "sydney")
@RegisterRestClient(configKey = "sydney")
@Path("/aggregation/v1/customers")
interface SydneyCustomers {
    @GET
    String now();
}
