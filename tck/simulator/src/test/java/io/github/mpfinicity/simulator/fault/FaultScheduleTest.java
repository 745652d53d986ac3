package io.github.mpfinicity.simulator.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.AuthenticationCount;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultScheduleTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void next_takenInOrderThenAlwaysThenHonestOnceCleared() throws Exception {
        simulator
                .onAuthentication()
                .always(Faults.status(504))
                .next(2, Faults.status(502))
                .next(Faults.status(503));

        assertThat(List.of(status(), status(), status(), status(), status()))
                .containsExactly(502, 502, 503, 504, 504);
        simulator.onAuthentication().clear();
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void onBusiness_authenticationUntouched() throws Exception {
        simulator.onBusiness().always(Faults.status(503));
        var token = client.token();

        assertThat(client.customers(token).statusCode()).isEqualTo(503);
        simulator.onBusiness().clear();
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void gateBeforeProcessing_nothingCountedUntilReleased() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(8, gate);
        var callers =
                Stream.generate(() -> client.sendAsync(client.authentication())).limit(8).toList();
        gate.awaitArrivals(8);

        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(8, 0, 0));
        gate.release();
        for (var caller : callers) {
            assertThat(caller.get(20, SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(8, 8, 0));
    }

    @Test
    void gateAfterProcessing_countedBeforeTheRelease() throws Exception {
        var gate = Gate.afterProcessing();
        simulator.onAuthentication().next(gate);
        var caller = client.sendAsync(client.authentication());
        gate.awaitArrivals(1);

        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
        gate.release();
        assertThat(caller.get(20, SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void resetWhileHeld_cutOffAndNeverCounted() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        var caller = client.sendAsync(client.authentication());
        gate.awaitArrivals(1);
        simulator.reset();

        assertThatThrownBy(() -> caller.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
    }

    @Test
    void closeWhileHeld_callerCutOff() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        var caller = client.sendAsync(client.authentication());
        gate.awaitArrivals(1);
        simulator.close();

        assertThatThrownBy(() -> caller.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void ownFault_changesTheHonestAnswer() throws Exception {
        simulator
                .onAuthentication()
                .next((request, honest) -> honest.take().withHeader("X-Odd", request.method()));

        assertThat(client.authenticate().headers().firstValue("X-Odd")).hasValue("POST");
    }

    @Test
    void ownFaultWithoutStatus_connectionClosed() {
        simulator
                .onAuthentication()
                .next(
                        (request, honest) -> {
                            throw new IOException("gone");
                        });

        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
    }

    @Test
    void brokenFault_visible500() throws Exception {
        simulator
                .onAuthentication()
                .next(
                        (request, honest) -> {
                            throw new IllegalStateException("mistake in a test");
                        });
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("mistake in a test");
    }

    private int status() throws Exception {
        return client.authenticate().statusCode();
    }
}
