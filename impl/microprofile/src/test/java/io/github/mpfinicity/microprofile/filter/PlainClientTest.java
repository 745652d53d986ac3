package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.junit.jupiter.api.Test;

/** On a client that nothing guards behind the filter, the filter does not work. */
class PlainClientTest extends ReplayFixture {
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
