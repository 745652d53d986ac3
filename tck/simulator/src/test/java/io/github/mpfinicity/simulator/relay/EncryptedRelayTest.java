package io.github.mpfinicity.simulator.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.junit.FinicitySimulatorExtension;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class EncryptedRelayTest {

    @RegisterExtension
    static final FinicitySimulatorExtension FINICITY =
            new FinicitySimulatorExtension(FinicitySimulator.builder().https());

    private FaultRelay relay;

    @BeforeEach
    void start(FinicitySimulator simulator) {
        relay = FaultRelay.to(simulator.baseUri());
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void pass_handsOnWhatItCannotRead() throws Exception {
        assertThat(authenticate(Duration.ofSeconds(20)).statusCode()).isEqualTo(200);
        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.requestsForwarded()).isZero();
    }

    @Test
    void hang_handshakeNeverAnswered() {
        relay.mode(RelayMode.HANG);

        assertThatThrownBy(() -> authenticate(Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void resetBeforeRead_noHandshake(FinicitySimulator simulator) {
        relay.mode(RelayMode.RESET_BEFORE_READ);

        assertThatThrownBy(() -> authenticate(Duration.ofSeconds(20)))
                .isInstanceOf(IOException.class);
        assertThat(simulator.requests()).isEmpty();
    }

    private HttpResponse<String> authenticate(Duration timeout) throws Exception {
        var simulator = FINICITY.simulator();
        var request = new TestClient(simulator, relay.uri()).authentication().timeout(timeout);
        return HttpClient.newBuilder()
                .sslContext(simulator.certificate().clientContext())
                .build()
                .send(request.build(), BodyHandlers.ofString());
    }
}
