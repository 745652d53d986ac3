package io.github.mpfinicity.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulatorPageTest {

    private final List<SimulatedPartner> told = new ArrayList<>();
    private final FinicitySimulator simulator = FinicitySimulator.builder().page(told::add).start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void ready_answeredAndNotRecorded() throws Exception {
        var response = get("ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ready\n");
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.pageUri())
                .hasPath("/_simulator/")
                .hasPort(simulator.baseUri().getPort());
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html, <h1>Simulated Finicity</h1>",
        "page.js, text/javascript, EventSource",
        "page.css, text/css, prefers-color-scheme"
    })
    void files_needNothingElse(String path, String type, String content) throws Exception {
        var response = get(path);

        assertThat(response.headers().firstValue("Content-Type")).hasValue(type + ";charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(response.body()).contains(content).doesNotContain("https:");
    }

    @Test
    void withoutItsLastSlash_leadsToThePage() throws Exception {
        var response = client.send(client.to("/_simulator").GET());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue("/_simulator/");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void foreignPage_refusedAndNothingPressed() throws Exception {
        var request =
                client.to("/_simulator/partners/" + simulator.partner().id() + "/lock")
                        .header("Origin", "http://evil.example")
                        .POST(BodyPublishers.noBody());

        assertThat(client.send(request).statusCode()).isEqualTo(403);
        assertThat(simulator.partner().locked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partners/1/lock",
                "partners/2445500000017/nothing",
                "call/nothing",
                "clock/soon",
                "clock/-PT1H",
                "clock/P9999D",
                "clock",
                "nothing"
            })
    void noSuchButton_404(String path) throws Exception {
        assertThat(press(path).statusCode()).isEqualTo(404);
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

    @Test
    void buttonsOfAPartner_seenByAClient() throws Exception {
        var token = client.token();
        pressOfPartner("expire");
        assertThat(client.customers(token).body()).contains("10023");
        pressOfPartner("revoke");
        assertThat(client.customers(token).body()).contains("10022");
        pressOfPartner("lock");
        assertThat(client.authenticate().body()).contains("24302");
        pressOfPartner("unlock");
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void credentials_changedToldAndRestored() throws Exception {
        var partner = simulator.partner();
        var first = List.of(partner.secret(), partner.appKey());

        pressOfPartner("change-secret");
        pressOfPartner("rotate-key");
        assertThat(List.of(partner.secret(), partner.appKey())).doesNotContainAnyElementsOf(first);
        assertThat(client.authenticateWith(first.get(0)).body()).contains("10001");
        assertThat(client.changeSecret("AllowedByPolicy1234x").statusCode()).isEqualTo(204);

        pressOfPartner("restore");
        assertThat(List.of(partner.secret(), partner.appKey())).isEqualTo(first);
        assertThat(told).containsExactly(partner, partner, partner);
    }

    @ParameterizedTest
    @CsvSource({"status-500, 500", "status-429, 429", "status-403, 403", "slow, 200"})
    void fault_onceForTheNext(String fault, int status) throws Exception {
        press("authentication/" + fault);
        assertThat(client.authenticate().statusCode()).isEqualTo(status);
        var token = client.token();
        press("call/" + fault);
        assertThat(client.customers(token).statusCode()).isEqualTo(status);
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void lostReply_countedAndClosed() throws Exception {
        press("authentication/lost-reply");

        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        assertThat(simulator.tally().accepted()).isEqualTo(1);
    }

    @Test
    void timeOut_heldUntilFaultsAreForgotten() throws Exception {
        press("authentication/timeout");
        var held = client.sendAsync(client.authentication());
        while (simulator.tally().accepted() == 0) {
            Thread.onSpinWait();
        }
        press("honest");

        assertThat(held.handle((answer, failure) -> failure != null).get()).isTrue();
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void dribbledRefusal_headersAtOnce() throws Exception {
        simulator.onAuthentication().next(Faults.dribble(Duration.ofDays(1)));
        var wrong = client.posting(TestClient.json(simulator.partner().id(), "wrong"));
        var response =
                HttpClient.newHttpClient()
                        .send(
                                wrong.timeout(Duration.ofSeconds(20)).build(),
                                BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void clock_movesTheSimulators() throws Exception {
        var token = client.token();
        press("clock/PT90M");
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        press("clock/PT2H");
        assertThat(client.customers(token).body()).contains("10023");
    }

    @Test
    void events_oneLookTellsAllAndNoSecret() throws Exception {
        var token = client.token();
        client.customers(token);
        client.authenticateWith("NotTheRightSecret123");

        var first = firstEvents();

        assertThat(first)
                .contains("event: vendor\n", "event: request\n", "event: clock\n")
                .contains("\"failures\":1", "\"why\":\"10001: Invalid credentials\"")
                .contains("Its last authentication was refused with 401.")
                .contains("\\\"partnerSecret\\\":\\\"…\\\"")
                .doesNotContain(token, simulator.partner().secret(), "NotTheRight")
                .doesNotContain(simulator.partner().appKey());
    }

    private String firstEvents() throws Exception {
        var request = HttpRequest.newBuilder(simulator.pageUri().resolve("events")).build();
        var stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            var read = new StringBuilder();
            for (var line = ""; line != null && !line.equals("event: clock"); ) {
                line = reader.readLine();
                read.append(line).append('\n');
            }
            return read.toString();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(client.to("/_simulator/" + path));
    }

    private HttpResponse<String> press(String path) throws Exception {
        return client.send(client.to("/_simulator/" + path).POST(BodyPublishers.noBody()));
    }

    private void pressOfPartner(String button) throws Exception {
        var response = press("partners/" + simulator.partner().id() + "/" + button);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
