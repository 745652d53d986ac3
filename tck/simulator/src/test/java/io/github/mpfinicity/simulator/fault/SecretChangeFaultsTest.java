package io.github.mpfinicity.simulator.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.AuthenticationCount;
import io.github.mpfinicity.simulator.authentication.SecretChangeCount;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SecretChangeFaultsTest {

    private static final String NEW = "An0therSecret123";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final String old = simulator.partner().secret();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void onSecretChange_authenticationUntouched() throws Exception {
        simulator.onSecretChange().always(Faults.status(503));

        assertThat(client.authenticate().statusCode()).isEqualTo(200);
        assertThat(client.changeSecret(NEW).statusCode()).isEqualTo(503);
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 0));
        assertThat(simulator.partner().secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 0));
    }

    @Test
    void onAuthentication_secretChangeUntouched() throws Exception {
        simulator.onAuthentication().always(Faults.status(503));

        assertThat(client.changeSecret(NEW).statusCode()).isEqualTo(204);
        assertThat(client.authenticate().statusCode()).isEqualTo(503);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
    }

    @Test
    void loseReply_changeMade() {
        simulator.onSecretChange().next(Faults.loseReply());

        assertThatThrownBy(() -> client.changeSecret(NEW)).isInstanceOf(IOException.class);
        assertThat(simulator.partner().secret()).isEqualTo(NEW);
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(1, 1, 0));
    }

    @Test
    void dropConnection_changeNotMade() {
        simulator.onSecretChange().next(Faults.dropConnection());

        assertThatThrownBy(() -> client.changeSecret(NEW)).isInstanceOf(IOException.class);
        assertThat(simulator.partner().secret()).isEqualTo(old);
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 0));
    }

    @Test
    void gateBeforeProcessing_changeMadeOnRelease() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onSecretChange().next(gate);
        var caller = client.sendAsync(change());
        gate.awaitArrivals(1);

        assertThat(simulator.partner().secret()).isEqualTo(old);
        gate.release();
        assertThat(caller.get(20, SECONDS).statusCode()).isEqualTo(204);
        assertThat(simulator.partner().secret()).isEqualTo(NEW);
    }

    @Test
    void gateAfterProcessing_changeMadeBeforeTheReply() throws Exception {
        var gate = Gate.afterProcessing();
        simulator.onSecretChange().next(gate);
        var caller = client.sendAsync(change());
        gate.awaitArrivals(1);

        assertThat(simulator.partner().secret()).isEqualTo(NEW);
        assertThat(caller).isNotDone();
        gate.release();
        assertThat(caller.get(20, SECONDS).statusCode()).isEqualTo(204);
    }

    @Test
    void closeWhileHeld_callerCutOffAndNothingChanged() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onSecretChange().next(gate);
        var caller = client.sendAsync(change());
        gate.awaitArrivals(1);
        simulator.close();

        assertThatThrownBy(() -> caller.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(simulator.partner().secret()).isEqualTo(old);
    }

    private HttpRequest.Builder change() {
        return client.putting(TestClient.changeJson(simulator.partner(), NEW));
    }
}
