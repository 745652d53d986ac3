package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The Rest Client of an application. Only the first annotation is ours. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
@Path(Institutions.PATH)
public interface Institutions {
    String PATH = "/institution/v2/institutions";

    @GET
    Page page(@QueryParam("limit") int limit);

    /** The part of the answer that is needed here. */
    record Page(int found) {}
}
