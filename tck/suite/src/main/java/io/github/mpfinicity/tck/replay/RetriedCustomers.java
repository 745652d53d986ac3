package io.github.mpfinicity.tck.replay;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.PermanentApiException;
import io.github.mpfinicity.tck.client.CustomerPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client whose calls MicroProfile Fault Tolerance retries, where the server has it. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v1/customers")
public interface RetriedCustomers {
    /** Runners of servers that do not retry the calls of clients exclude it. */
    String TAG = "retry";

    /** The repetitions of each method. */
    int RETRIES = 2;

    /** As the guide says. */
    @GET
    @Retry(
            maxRetries = RETRIES,
            delay = 0,
            jitter = 0,
            abortOn = {PermanentApiException.class, FinicityAuthenticationException.class})
    CustomerPage list(@QueryParam("limit") int limit);

    /** Retries whatever happens, as the annotation does by itself. */
    @GET
    @Retry(maxRetries = RETRIES, delay = 0, jitter = 0)
    CustomerPage listStubbornly(@QueryParam("limit") int limit);
}
