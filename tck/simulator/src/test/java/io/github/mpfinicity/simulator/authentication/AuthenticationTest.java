package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AuthenticationTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void correctCredentials_tokenOfTwentyCharacters() throws Exception {
        var response = client.authenticate();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).matches("\\{\"token\":\"[A-Za-z0-9]{20}\"}");
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
        assertThat(simulator.partner().tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
    }

    @Test
    void secondAuthentication_bothTokensLive() throws Exception {
        var first = client.token();
        var second = client.token();

        assertThat(first).isNotEqualTo(second);
        assertThat(client.customers(first).statusCode()).isEqualTo(200);
        assertThat(client.customers(second).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "\u0000\uFFFF",
                "{\"partnerId\":1}",
                "{\"partnerId\":{},\"partnerSecret\":\"x\"}"
            })
    void hostileJson_badRequest(String body) throws Exception {
        var response = client.send(client.posting(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"code\":14020,\"message\":\"Bad request.\"}");
    }

    @Test
    void deeplyNestedJson_badRequest() throws Exception {
        var body = "{\"a\":".repeat(100_000);

        assertThat(client.send(client.posting(body)).statusCode()).isEqualTo(400);
    }

    @Test
    void bodyOverTheLimit_refused() throws Exception {
        var response = client.send(client.posting(" ".repeat(1024 * 1024 + 1)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(simulator.requests().get(0).truncated()).isTrue();
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 1));
    }

    @Test
    void bodyAtTheLimit_read() throws Exception {
        var json = json(simulator.partner());
        var padding = " ".repeat(1024 * 1024 - json.length());

        assertThat(client.send(client.posting(json + padding)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"partnerSecret\":\"x\"}",
                "{\"partnerId\":\"\",\"partnerSecret\":\"x\"}",
                "{\"partnerId\":null,\"partnerSecret\":\"x\"}"
            })
    void noPartnerId_missingParameter(String body) throws Exception {
        var response = client.send(client.posting(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("10005", "Missing parameter (partnerId)");
    }

    @Test
    void noSecret_missingParameterAndAFailure() throws Exception {
        var body = "{\"partnerId\":\"" + simulator.partner().id() + "\"}";

        assertThat(client.send(client.posting(body)).body()).contains("(partnerSecret)");
        assertThat(simulator.partner().failures()).isEqualTo(1);
    }

    @Test
    void noAppKey_missingParameter() throws Exception {
        var request =
                client.to(AuthenticationEndpoint.PATH)
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(json(simulator.partner())));
        var response = client.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10026", "Missing parameter (Finicity-App-Key)");
    }

    @Test
    void wrongAppKey_refused() throws Exception {
        var response = client.send(client.authentication().setHeader("Finicity-App-Key", "old"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10027", "Invalid parameter (Finicity-App-Key)");
        assertThat(simulator.partner().tally()).isEqualTo(new AuthenticationCount(1, 0, 1));
    }

    @Test
    void appKeyOfAnotherPartner_refused() throws Exception {
        var other = simulator.add(new SimulatedPartner("2445500000018", "other", "0ther"));
        var response =
                client.send(client.authentication().setHeader("Finicity-App-Key", other.appKey()));

        assertThat(response.body()).contains("10027");
    }

    @Test
    void unknownPartner_notFound() throws Exception {
        var response = client.send(client.posting(TestClient.json("1", "x")));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"code\":12401,\"message\":\"partner not found\"}");
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 1));
    }

    @Test
    void addedPartner_authenticatesUntilReset() throws Exception {
        var other = simulator.add(new SimulatedPartner("2445500000018", "other", "0ther"));
        var request = client.posting(json(other)).setHeader("Finicity-App-Key", other.appKey());

        assertThat(client.send(request).statusCode()).isEqualTo(200);
        assertThat(other.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
        simulator.reset();
        assertThat(client.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void otherMethod_notAllowed() throws Exception {
        var patch = client.authentication().method("PATCH", BodyPublishers.ofString("{}"));

        assertThat(client.send(patch).statusCode()).isEqualTo(405);
        assertThat(simulator.authentications()).isEmpty();
        assertThat(simulator.secretChangeRequests()).isEmpty();
    }

    private static String json(SimulatedPartner partner) {
        return TestClient.json(partner.id(), partner.secret());
    }
}
