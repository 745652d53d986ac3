package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AustraliaTest {

    private final FinicitySimulator simulator =
            FinicitySimulator.builder().region(SimulatedRegion.AU).start();
    private final TestClient client =
            new TestClient(simulator.partner(), simulator.baseUri(), SimulatedRegion.AU);
    private final TestClient american = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void itsHeaders_authenticateChangeAndCall() throws Exception {
        var token = client.token();

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        assertThat(client.changeSecret("An0therSecret123").statusCode()).isEqualTo(204);
    }

    @Test
    void headersOfTheUnitedStates_notSeen() throws Exception {
        assertThat(american.authenticate().body()).contains("Missing parameter (App-Key)");
        assertThat(american.changeSecret("An0therSecret123").body()).contains("(App-Key)");
        assertThat(american.customers(client.token()).body()).contains("(App-Key)");
    }

    @Test
    void token_livesNinetyMinutes() throws Exception {
        simulator.clock().freeze();
        var token = client.token();
        simulator.clock().advance(Duration.ofMinutes(90).minusNanos(1));
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        simulator.clock().advance(Duration.ofNanos(1));

        assertThat(client.customers(token).body())
                .isEqualTo("{\"code\":10023,\"message\":\"Expired (App-Token)\"}");
    }

    @Test
    void refusals_nameItsHeaders() throws Exception {
        assertThat(client.customers("unknown").body()).contains("10022", "Invalid (App-Token)");
        assertThat(client.customers("").body()).contains("10024", "parameter (App-Token)");
        var wrong = client.authentication().setHeader("App-Key", "wrong");
        assertThat(client.send(wrong).body()).contains("10027", "Invalid parameter (App-Key)");
        simulator.dialect().appKeyRefusedAsText(true);
        assertThat(client.send(wrong).body()).isEqualTo("Invalid (App-Key)");
    }

    @Test
    void lock_sameCodeAsInTheUnitedStates() throws Exception {
        simulator.partner().lock();

        assertThat(client.authenticate().body()).contains("24302");
    }
}
