package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sends requests elsewhere once they have their headers, which nobody should. */
@Priority(5000)
public final class Detour implements ClientRequestFilter {
    static volatile URI to = URI.create("http://localhost");

    @Override
    public void filter(ClientRequestContext request) {
        request.setUri(to.resolve(request.getUri().getPath()));
    }

    /** With such a filter. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Detour.class)
    @Path("/aggregation/v1/customers")
    public interface Client {
        @GET
        String list();
    }
}
