package io.github.mpfinicity.simulator.relay;

import static io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mode for the change of the secret alone, and for the authentication alone. */
@Timeout(60)
class AimedRelayTest {

    private static final String NEW = "An0therSecret123";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FaultRelay relay = FaultRelay.to(simulator.baseUri());
    private final TestClient client = new TestClient(simulator, relay.uri());
    private final String old = simulator.partner().secret();

    @AfterEach
    void close() {
        relay.close();
        simulator.close();
    }

    @Test
    void putResetAfterRead_changeNotMadeAndAuthenticationServed() throws Exception {
        relay.mode(RelayMode.RESET_AFTER_READ, "PUT", PATH);

        assertThat(client.authenticate().statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> client.changeSecret(NEW)).isInstanceOf(IOException.class);
        assertThat(simulator.secretChangeRequests()).isEmpty();
        assertThat(simulator.partner().secret()).isEqualTo(old);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER_FORWARD", "LOSE_REPLY"})
    void putLostAfterForward_changeMadeAndAuthenticationServed(RelayMode mode) throws Exception {
        relay.mode(mode, "PUT", PATH);

        assertThat(client.authenticate().statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> client.changeSecret(NEW)).isInstanceOf(IOException.class);
        assertThat(simulator.partner().secret()).isEqualTo(NEW);
    }

    @Test
    void postHangs_changeServed() throws Exception {
        relay.mode(RelayMode.HANG, "POST", PATH);
        var request = client.authentication().timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> client.send(request)).isInstanceOf(HttpTimeoutException.class);
        assertThat(simulator.authentications()).isEmpty();
        assertThat(client.changeSecret(NEW).statusCode()).isEqualTo(204);
    }

    @Test
    void postLosesReply_otherPathsServedUntilPassing() throws Exception {
        var token = client.token();
        relay.mode(RelayMode.LOSE_REPLY, "POST", PATH);

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        assertThat(client.send(client.toBusiness(PATH + "x", token).POST(none())).statusCode())
                .isEqualTo(404);
        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        relay.mode(RelayMode.PASS);
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "RESET_BEFORE_READ"})
    void modeThatReadsNothing_illegal(RelayMode mode) {
        assertThatThrownBy(() -> relay.mode(mode, "PUT", PATH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mode.name());
    }

    @Test
    void encrypted_illegal() {
        try (var blind = FaultRelay.to(URI.create("https://127.0.0.1:1"))) {
            assertThatThrownBy(() -> blind.mode(RelayMode.HANG, "PUT", PATH))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http upstream");
        }
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }
}
