package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Whose answers have no body. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
public interface Heads {
    @HEAD
    @Path("/aggregation/v1/customers")
    Response customers();
}
