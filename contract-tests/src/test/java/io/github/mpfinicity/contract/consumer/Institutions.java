package io.github.mpfinicity.contract.consumer;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A Rest Client as an application has it. It reads what is public and the same for everybody. */
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
