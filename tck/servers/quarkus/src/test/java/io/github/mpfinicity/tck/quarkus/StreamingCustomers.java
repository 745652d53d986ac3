package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sends a stream. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v2/customers/testing")
public interface StreamingCustomers {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<String> add(InputStream customer);
}
