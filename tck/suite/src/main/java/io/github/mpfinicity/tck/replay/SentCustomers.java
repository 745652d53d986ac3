package io.github.mpfinicity.tck.replay;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.tck.client.NewCustomer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sends objects; some are another text each time that they are written. */
@FinicityClient
@RegisterRestClient(configKey = "annotated")
@Path("/aggregation/v2/customers/testing")
@Consumes(MediaType.APPLICATION_JSON)
public interface SentCustomers {
    /**
     * Text, for an object.
     *
     * @param customer to be added
     * @return JSON
     */
    @POST
    String add(NewCustomer customer);

    /**
     * Text, for an object that changes.
     *
     * @param customer to be added
     * @return JSON
     */
    @POST
    String add(Numbered customer);

    /** A testing customer whose name has another number each time that it is asked for. */
    final class Numbered {
        private final AtomicInteger next = new AtomicInteger(10);

        /** With the first number. */
        public Numbered() {}

        /**
         * The name.
         *
         * @return as long as before
         */
        public String getUsername() {
            return "numbered-" + next.incrementAndGet();
        }
    }
}
