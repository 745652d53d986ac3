package io.github.mpfinicity.simulator.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.AuthenticationCount;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FaultsTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void status_withoutBody() throws Exception {
        simulator.onAuthentication().next(Faults.status(503));
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void statusWithBody_asGiven() throws Exception {
        simulator.onBusiness().next(Faults.status(418, "text/plain", "teapot"));
        var response = client.send(client.to("/"));

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("teapot");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void tooManyRequests_withAndWithoutRetryAfter() throws Exception {
        simulator
                .onAuthentication()
                .next(Faults.tooManyRequests())
                .next(Faults.tooManyRequests(Duration.ofSeconds(7)))
                .next(Faults.tooManyRequests(Instant.parse("2026-01-02T03:04:05Z")));

        var plain = client.authenticate();
        assertThat(plain.statusCode()).isEqualTo(429);
        assertThat(plain.body()).contains("3300001");
        assertThat(plain.headers().firstValue("Retry-After")).isEmpty();
        assertThat(client.authenticate().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.authenticate().headers().firstValue("Retry-After"))
                .hasValue("Fri, 02 Jan 2026 03:04:05 GMT");
    }

    @Test
    void refusedByEdge_htmlForbidden() throws Exception {
        simulator.onAuthentication().next(Faults.refusedByEdge());
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void locked_partnerIsNot(int status) throws Exception {
        simulator.onAuthentication().next(Faults.locked(status));
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("24302");
        assertThat(simulator.partner().locked()).isFalse();
    }

    @Test
    void successWithoutAToken_inThreeWays() throws Exception {
        simulator
                .onAuthentication()
                .next(Faults.emptyBody())
                .next(Faults.garbage())
                .next(Faults.withoutToken());

        var empty = client.authenticate();
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(client.authenticate().body()).contains("not json");
        assertThat(client.authenticate().body()).isEqualTo("{}");
    }

    @Test
    void hugeBody_streamedToItsEnd() throws Exception {
        simulator.onAuthentication().next(Faults.hugeBody(3));
        var body = client.authenticate().body();

        assertThat(body).hasSizeGreaterThan(3 * 1024 * 1024).startsWith("{\"token\":\"aaa");
        assertThat(body).endsWith("aaa\"}");
    }

    @Test
    void hugeBodyGivenUp_serverGoesOn() throws Exception {
        simulator.onAuthentication().next(Faults.hugeBody(512));
        var http = HttpClient.newHttpClient();
        var response = http.send(client.authentication().build(), BodyHandlers.ofInputStream());
        response.body().close();

        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void redirect_namesTheTargetAndCountsNothing() throws Exception {
        simulator.onAuthentication().next(Faults.redirect(URI.create("http://127.0.0.1:9/x")));
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).hasValue("http://127.0.0.1:9/x");
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
    }

    @Test
    void dropConnection_nothingCounted() {
        simulator.onAuthentication().next(Faults.dropConnection());

        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
    }

    @Test
    void loseReply_counted() {
        simulator.onAuthentication().next(Faults.loseReply());

        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
    }

    @Test
    void neverAnswer_countsTheFailureAndHoldsUntilCleared() throws Exception {
        var gate = Gate.afterProcessing();
        simulator.onAuthentication().next(gate).next(Faults.neverAnswer());
        var body = TestClient.json(simulator.partner().id(), "wrong");
        var first = client.sendAsync(client.posting(body));
        gate.awaitArrivals(1);
        var second = client.sendAsync(client.posting(body).timeout(Duration.ofMillis(200)));

        assertThatThrownBy(() -> second.get(20, SECONDS)).hasMessageContaining("timed out");
        assertThat(simulator.partner().failures()).isEqualTo(2);
        assertThat(first).isNotDone();
        simulator.onAuthentication().clear();
        assertThatThrownBy(() -> first.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void delay_answersAfterwards() throws Exception {
        simulator.onAuthentication().next(Faults.delay(Duration.ofMillis(50)));
        var start = System.nanoTime();

        assertThat(client.authenticate().statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(50_000_000);
    }

    @Test
    void delayCleared_connectionClosedAndNothingCounted() throws Exception {
        var arrived = new CountDownLatch(1);
        var day = Faults.delay(Duration.ofDays(1));
        simulator.onAuthentication().next(announcing(arrived, day));
        var caller = client.sendAsync(client.authentication());
        arrived.await();
        simulator.onAuthentication().clear();

        assertThatThrownBy(() -> caller.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
    }

    @Test
    void dribble_arrivesWhole() throws Exception {
        simulator.onAuthentication().next(Faults.dribble(Duration.ofMillis(1)));
        var response = client.authenticate();

        assertThat(response.body()).matches("\\{\"token\":\"\\w{20}\"}");
        assertThat(simulator.tally().accepted()).isEqualTo(1);
    }

    @Test
    void dribbleCleared_headersSeenBodyCutOff() throws Exception {
        simulator.onAuthentication().always(Faults.dribble(Duration.ofDays(1)));
        var http = HttpClient.newHttpClient();
        var response = http.send(client.authentication().build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        simulator.onAuthentication().clear();

        assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void assertionFailsInsideAFault_visible() throws Exception {
        simulator
                .onAuthentication()
                .next(
                        (request, honest) -> {
                            throw new AssertionError("not what the test expects");
                        });
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("not what the test expects");
    }

    @Test
    void negativeDuration_illegal() {
        assertThatThrownBy(() -> Faults.delay(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Fault announcing(CountDownLatch arrived, Fault fault) {
        return new Fault() {
            @Override
            public Reply answer(RecordedRequest request, HonestAnswer honest)
                    throws IOException, InterruptedException {
                arrived.countDown();
                return fault.answer(request, honest);
            }

            @Override
            public void lift() {
                fault.lift();
            }
        };
    }
}
