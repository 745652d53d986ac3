package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Every kind of method. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
@Path("/aggregation")
public interface Directory {
    @GET
    @Path("v1/customers")
    Page list(@QueryParam("limit") int limit);

    @GET
    @Path("v1/customers")
    void ping();

    @GET
    @Path("v1/customers")
    Response response();

    @POST
    @Path("v2/customers/testing")
    @Consumes("application/json")
    Added add(Newcomer newcomer);

    @POST
    @Path("v2/customers/testing")
    @Consumes("application/json")
    Added upload(InputStream newcomer);

    @GET
    @Path("v1/customers")
    CompletionStage<Page> listLater();

    @GET
    @Path("v1/customers")
    CompletionStage<Void> pingLater();

    @GET
    @Path("v1/customers")
    CompletionStage<Response> responseLater();

    @POST
    @Path("v2/customers/testing")
    @Consumes("application/json")
    CompletionStage<Added> addLater(Newcomer newcomer);

    @POST
    @Path("v2/customers/testing")
    @Consumes("application/json")
    CompletionStage<Added> uploadLater(InputStream newcomer);

    /** A page of customers. */
    record Page(int found, List<Added> customers) {}

    /** To be added. */
    record Newcomer(String username) {}

    /** One that is there. */
    record Added(String id, String username) {}
}
