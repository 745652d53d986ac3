package io.github.mpfinicity.tck.client;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Of the partner {@link Routes#OTHER}, where there is one. */
@FinicityClient(partner = Routes.OTHER)
@RegisterRestClient(configKey = Routes.OTHER)
@Path("/aggregation/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface OtherCustomers {
    /**
     * A record.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    CustomerPage list(@QueryParam("limit") int limit);

    /**
     * A stage.
     *
     * @param limit of the page
     * @return the page
     */
    @GET
    CompletionStage<CustomerPage> listLater(@QueryParam("limit") int limit);
}
