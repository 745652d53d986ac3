package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** On a client that nothing guards behind the filter, the filter does not work. */
class PlainClientTest extends ReplayFixture {
    /** Such a filter runs after the guard, or before it: engines differ. */
    @Test
    void veryLastFilterSendsElsewhere_headersDoNotLeave() {
        try (var other = FinicitySimulator.start()) {
            Detour.to = other.baseUri();
            Last last = client(Last.class);

            assertThatThrownBy(last::list).hasStackTraceContaining("Nothing was sent");

            assertThat(other.requests()).isEmpty();
        }
    }

    /** Registered so that it runs last. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(value = Detour.class, priority = Integer.MAX_VALUE)
    @Path("/aggregation/v1/customers")
    public interface Last {
        @GET
        String list();
    }

    @Test
    void laterFilterSendsElsewhere_headersDoNotLeave() {
        application.start();
        try (var other = FinicitySimulator.start();
                Client client = ClientBuilder.newClient()) {
            Detour.to = other.baseUri();
            client.register(FinicityFilter.class).register(Detour.class);

            assertThatThrownBy(
                            () ->
                                    client.target(simulator.baseUri())
                                            .path("aggregation/v1/customers")
                                            .request()
                                            .get()
                                            .close())
                    .hasStackTraceContaining("plain Jakarta REST Client");

            assertThat(other.requests()).isEmpty();
            assertThat(simulator.requests()).isEmpty();
        }
    }
}
