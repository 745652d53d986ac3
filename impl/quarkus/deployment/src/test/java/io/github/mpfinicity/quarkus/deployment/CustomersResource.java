package io.github.mpfinicity.quarkus.deployment;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@Path("/customers")
public class CustomersResource {
    @Inject @RestClient Customers customers;

    @ConfigProperty(name = "finicity.base-uri")
    String baseUri;

    @GET
    public String call() {
        return "generation 0 " + customers.list().found() + " " + baseUri;
    }
}
