package io.github.mpfinicity.tck.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Attached by its configuration: no interceptor of ours is around its methods. */
@RegisterRestClient(configKey = "configured")
@Path("/aggregation/v1/customers")
public interface ConfiguredCustomers {
    @GET
    CompletionStage<String> later();
}
