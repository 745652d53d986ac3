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

/** Attached by the annotation, injected, in every shape a method can have. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AnnotatedCustomers {
    /**
     * A record.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    @Path("/v1/customers")
    CustomerPage list(@QueryParam("limit") int limit);

    /**
     * A stage.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    @Path("/v1/customers")
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);

    /**
     * A response.
     *
     * @param limit of the page
     * @return to be closed
     */
    @GET
    @Path("/v1/customers")
    Response listResponse(@QueryParam("limit") int limit);

    /**
     * Nothing, for a record.
     *
     * @param customer to be added
     */
    @POST
    @Path("/v2/customers/testing")
    void add(NewCustomer customer);

    /**
     * With headers of the caller's own.
     *
     * @param appKey not an app key
     * @param token not a token
     * @return the page
     */
    @GET
    @Path("/v1/customers")
    CustomerPage listWith(
            @HeaderParam("Finicity-App-Key") String appKey,
            @HeaderParam("finicity-app-token") String token);
}
