package io.github.mpfinicity.tck.client;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client attached by the annotation and injected, with every shape of a method. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AnnotatedCustomers {
    @GET
    @Path("/v1/customers")
    CustomerPage list(@QueryParam("limit") int limit);

    @GET
    @Path("/v1/customers")
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);

    @GET
    @Path("/v1/customers")
    Response listResponse(@QueryParam("limit") int limit);

    @POST
    @Path("/v2/customers/testing")
    void add(NewCustomer customer);

    /** Sends headers that the caller sets; neither value is a real one. */
    @GET
    @Path("/v1/customers")
    CustomerPage listWith(
            @HeaderParam("Finicity-App-Key") String appKey,
            @HeaderParam("finicity-app-token") String token);
}
