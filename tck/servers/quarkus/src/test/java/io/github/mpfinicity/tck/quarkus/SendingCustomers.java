package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.tck.client.NewCustomer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;

/** Sends bodies, in each shape of method. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v2/customers/testing")
@Consumes(MediaType.APPLICATION_JSON)
public interface SendingCustomers {
    @POST
    String add(Object customer);

    @POST
    CompletionStage<String> addLater(Object customer);

    @POST
    Uni<String> addUni(Object customer);

    @POST
    Uni<String> addBytes(byte[] customer);

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<String> addParts(@RestForm String username, @RestForm File more);

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<String> addParts(
            @RestForm @PartType(MediaType.APPLICATION_JSON) NewCustomer customer,
            @RestForm File more);
}
