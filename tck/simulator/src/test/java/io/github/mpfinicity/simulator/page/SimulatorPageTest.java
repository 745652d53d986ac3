package io.github.mpfinicity.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatorPageTest {

    private final FinicitySimulator simulator = FinicitySimulator.builder().page().start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void ready_answeredAndNotRecorded() throws Exception {
        var response = client.send(client.to("/_simulator/ready"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ready\n");
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.pageUri())
                .hasPath("/_simulator/")
                .hasPort(simulator.baseUri().getPort());
    }

    @Test
    void foreignPage_refused() throws Exception {
        var response =
                client.send(client.to("/_simulator/ready").header("Origin", "http://evil.example"));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void notAskedFor_onlyTheVendorAnswers() throws Exception {
        try (var plain = FinicitySimulator.start()) {
            var other = new TestClient(plain);

            assertThat(other.send(other.to("/_simulator/ready")).statusCode()).isEqualTo(401);
            assertThatThrownBy(plain::pageUri)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("builder().page()");
        }
    }
}
