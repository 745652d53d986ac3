package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Attached by the annotation. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v1/customers")
public interface AnnotatedCustomers {
    @GET
    String now();

    @GET
    CompletionStage<String> later();

    @GET
    Uni<String> lazily();
}
