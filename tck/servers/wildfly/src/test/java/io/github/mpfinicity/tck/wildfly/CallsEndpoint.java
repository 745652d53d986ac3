package io.github.mpfinicity.tck.wildfly;

import io.github.mpfinicity.tck.client.AnnotatedCustomers;
import io.github.mpfinicity.tck.partner.SydneyCustomers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls the vendor, for a test that is not inside. */
@Path("/")
public class CallsEndpoint {
    @Inject @RestClient AnnotatedCustomers customers;
    @Inject @RestClient SydneyCustomers sydneyCustomers;

    @GET
    @Path("default")
    public String call() {
        return "displaying " + customers.list(1).displaying();
    }

    @GET
    @Path("sydney")
    public String callOfSydney() {
        return "displaying " + sydneyCustomers.list(2).displaying();
    }
}
