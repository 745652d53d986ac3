package io.github.mpfinicity.simulator.authentication;

import static io.github.mpfinicity.simulator.TestClient.changeJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GracePeriodTest {

    private static final String SECOND = "SecondSecret2222";
    private static final String THIRD = "ThirdSecret33333";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedPartner partner = simulator.partner();
    private final String first = partner.secret();

    @BeforeEach
    void changeOnce() throws Exception {
        simulator.clock().freeze();
        assertThat(client.changeSecretWithGrace(SECOND).statusCode()).isEqualTo(204);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void inTheGracePeriod_bothSecretsAuthenticate() throws Exception {
        simulator.clock().advance(Duration.ofDays(30).minusNanos(1));

        assertThat(accepted(first)).isTrue();
        assertThat(accepted(SECOND)).isTrue();
        assertThat(partner.secret()).isEqualTo(SECOND);
        assertThat(previous()).isEqualTo(first);
    }

    @Test
    void afterThirtyDays_onlyTheNewOneAndTheOldOneCountsAsFailure() throws Exception {
        simulator.clock().advance(Duration.ofDays(30));

        assertThat(client.authenticateWith(first).body()).contains("10001");
        assertThat(partner.failures()).isEqualTo(1);
        assertThat(accepted(SECOND)).isTrue();
        assertThat(previous()).isEqualTo("none");
    }

    @Test
    void secondChangeWithGrace_theOldestDies() throws Exception {
        simulator.clock().advance(Duration.ofDays(20));
        client.changeSecretWithGrace(THIRD);

        assertThat(accepted(first)).isFalse();
        simulator.clock().advance(Duration.ofDays(29));
        assertThat(accepted(SECOND)).isTrue();
        assertThat(accepted(THIRD)).isTrue();
        simulator.clock().advance(Duration.ofDays(1));
        assertThat(accepted(SECOND)).isFalse();
    }

    @Test
    void immediateChangeInTheGracePeriod_onlyTheNewestLives() throws Exception {
        client.changeSecret(THIRD);

        assertThat(accepted(first)).isFalse();
        assertThat(accepted(SECOND)).isFalse();
        assertThat(accepted(THIRD)).isTrue();
        assertThat(previous()).isEqualTo("none");
    }

    @Test
    void changeFromThePortalInTheGracePeriod_onlyTheNewestLives() throws Exception {
        partner.changeSecret(THIRD);

        assertThat(accepted(first)).isFalse();
        assertThat(accepted(SECOND)).isFalse();
        assertThat(accepted(THIRD)).isTrue();
        assertThat(partner.secretChanges()).isEqualTo(new SecretChangeCount(1, 1, 0));
    }

    @Test
    void oldSecretAsTheCurrentOneOfAChange_refused() throws Exception {
        var response = client.send(client.putting(changeJson(partner.id(), first, THIRD, "")));

        assertThat(response.body()).contains("10001");
        assertThat(partner.failures()).isEqualTo(1);
        assertThat(partner.secret()).isEqualTo(SECOND);
    }

    private boolean accepted(String secret) throws Exception {
        return client.authenticateWith(secret).statusCode() == 200;
    }

    private String previous() {
        return partner.previousSecret(simulator.clock().instant()).orElse("none");
    }
}
