package io.github.mpfinicity.simulator.authentication;

import static io.github.mpfinicity.simulator.TestClient.changeJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SecretChangeTest {

    private static final String NEW = "An0ther!@#$%&*_-+";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedPartner partner = simulator.partner();
    private final String old = partner.secret();

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"immediate\":true", ",\"immediate\":null"})
    void immediate_oldSecretDiesAtOnce(String immediate) throws Exception {
        var response = put(changeJson(partner.id(), old, NEW, immediate));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(client.authenticateWith(old).body())
                .isEqualTo("{\"code\":10001,\"message\":\"Invalid credentials\"}");
        assertThat(client.authenticateWith(NEW).statusCode()).isEqualTo(200);
        assertThat(partner.secret()).isEqualTo(NEW);
    }

    @Test
    void changes_countedApartFromAuthentications() throws Exception {
        client.changeSecret(NEW);
        client.changeSecret("short");

        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(2, 1, 1));
        assertThat(partner.secretChanges()).isEqualTo(new SecretChangeCount(2, 1, 1));
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
        assertThat(simulator.secretChangeRequests()).hasSize(2);
        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void tokenOfBefore_served() throws Exception {
        var token = client.token();
        client.changeSecret(NEW);

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongSecret_refusedAndCountsTowardTheLock() throws Exception {
        var body = changeJson(partner.id(), "wrong", NEW, "");
        for (int i = 0; i < 4; i++) {
            client.authenticateWith("wrong");
        }
        var response = put(body);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10001");
        assertThat(partner.locked()).isTrue();
        assertThat(partner.secret()).isEqualTo(old);
    }

    @Test
    void wrongSecretAndForbiddenNewOne_onlyTheSecretIsNamed() throws Exception {
        assertThat(put(changeJson(partner.id(), "wrong", "short", "")).body()).contains("10001");
    }

    @Test
    void locked_refusedWithTheCorrectSecretToo() throws Exception {
        partner.lock();
        var response = client.changeSecret(NEW);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("24302");
        assertThat(partner.secret()).isEqualTo(old);
    }

    @Test
    void success_failuresRemain() throws Exception {
        client.authenticateWith("wrong");
        client.changeSecret(NEW);

        assertThat(partner.failures()).isEqualTo(1);
        client.authenticate();
        assertThat(partner.failures()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eleven00000",
                "noDigitsAtAll",
                "1234567890123",
                "with space 12345",
                "dollarOrEuro€123",
                "question?Mark123",
                "umlautÄ123456789"
            })
    void againstThePolicy_refusedAndNothingChanged(String secret) throws Exception {
        var response = client.changeSecret(secret);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"code\":24437,\"message\":\"New password is not as per policy\"}");
        assertThat(partner.secret()).isEqualTo(old);
        assertThat(partner.failures()).isEqualTo(1);
    }

    @Test
    void lengthAtBothEndsOfThePolicy_accepted() throws Exception {
        assertThat(client.changeSecret("twe1ve-chars").statusCode()).isEqualTo(204);
        assertThat(client.changeSecret("a1".repeat(128)).statusCode()).isEqualTo(400);
        assertThat(client.changeSecret("a1".repeat(127) + "b").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"partnerSecret":"a","newPartnerSecret":"b"}|partnerId
                    {"partnerId":"1","newPartnerSecret":"b"}|partnerSecret
                    {"partnerId":"1","partnerSecret":"a"}|newPartnerSecret
                    {"partnerId":"1","partnerSecret":"a","newPartnerSecret":""}|newPartnerSecret
                    """)
    void memberMissing_named(String body, String member) throws Exception {
        var response = put(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("10005", "Missing parameter (" + member + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "0", "[]"})
    void immediateNotBoolean_badRequest(String immediate) throws Exception {
        var response = put(changeJson(partner.id(), old, NEW, ",\"immediate\":" + immediate));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("14020");
        assertThat(partner.secret()).isEqualTo(old);
    }

    @Test
    void membersOfTheChange_ignoredByTheAuthentication() throws Exception {
        var body = changeJson(partner.id(), old, NEW, ",\"immediate\":7");

        assertThat(client.send(client.posting(body)).statusCode()).isEqualTo(200);
        assertThat(partner.secret()).isEqualTo(old);
    }

    @Test
    void wrongAppKey_refusedAndCounted() throws Exception {
        var request = client.putting(changeJson(partner, NEW)).setHeader("Finicity-App-Key", "old");
        var response = client.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10027");
        assertThat(partner.failures()).isEqualTo(1);
        assertThat(partner.secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 1));
    }

    @Test
    void noAppKey_missingParameter() throws Exception {
        var request =
                client.to(AuthenticationEndpoint.PATH)
                        .header("Accept", "application/json")
                        .PUT(BodyPublishers.ofString(changeJson(partner, NEW)));

        assertThat(client.send(request).body()).contains("10026");
    }

    @Test
    void appTokenSentAlong_ignored() throws Exception {
        var request =
                client.putting(changeJson(partner, NEW)).header("Finicity-App-Token", "stale");

        assertThat(client.send(request).statusCode()).isEqualTo(204);
    }

    @Test
    void unknownPartner_likeAWrongSecret() throws Exception {
        var response = put(changeJson("1", old, NEW, ""));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10001");
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 1));
        assertThat(partner.failures()).isZero();
    }

    @Test
    void bodyOverTheLimit_refusedAndCounted() throws Exception {
        var response = put(" ".repeat(1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(1, 0, 1));
    }

    private HttpResponse<String> put(String body) throws Exception {
        return client.send(client.putting(body));
    }
}
