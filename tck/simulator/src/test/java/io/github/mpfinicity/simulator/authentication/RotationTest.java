package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.data.BusinessData;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The app key and the secret are changed behind the client's back. */
@Timeout(30)
class RotationTest {

    private static final String NEW_KEY = "0123456789abcdef0123456789abcdef";
    private static final String NEW_SECRET = "An0therSecret123";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedPartner partner = simulator.partner();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void oldAppKey_refusedForEveryKindOfRequestWhateverItCarries() throws Exception {
        var stale = requestsOfEveryKind();
        partner.rotateAppKey(NEW_KEY);

        for (var request : stale) {
            var response = client.send(request);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body())
                    .isEqualTo(
                            "{\"code\":10027,"
                                    + "\"message\":\"Invalid parameter (Finicity-App-Key)\"}");
        }
        assertThat(partner.secretChanges().made()).isZero();
    }

    @Test
    void oldAppKeyRefusedAsText_forEveryKindOfRequest() throws Exception {
        simulator.dialect().appKeyRefusedAsText(true);
        var stale = requestsOfEveryKind();
        partner.rotateAppKey(NEW_KEY);

        for (var request : stale) {
            var response = client.send(request);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(type(response)).startsWith("text/plain");
            assertThat(response.body()).isEqualTo("Invalid (Finicity-App-Key)");
        }
    }

    @Test
    void newAppKey_servedWithTheTokenOfTheOldOne() throws Exception {
        var token = client.token();
        partner.rotateAppKey(NEW_KEY);

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void tokensBoundToAppKey_newAppKeyServedWithItsOwnTokenOnly() throws Exception {
        simulator.dialect().tokensBoundToAppKey(true);
        var token = client.token();
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        partner.rotateAppKey(NEW_KEY);

        assertThat(client.customers(token).body()).contains("10022");
        assertThat(client.customers(client.token()).statusCode()).isEqualTo(200);
        simulator.dialect().reset();
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void secretChangedInThePortal_oldOneRefusedTokenServedNothingCounted() throws Exception {
        var token = client.token();
        var old = partner.secret();
        partner.changeSecret(NEW_SECRET);

        assertThat(client.authenticateWith(old).body()).contains("10001");
        assertThat(client.authenticateWith(NEW_SECRET).statusCode()).isEqualTo(200);
        assertThat(client.customers(token).statusCode()).isEqualTo(200);
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(0, 0, 0));
    }

    private List<HttpRequest.Builder> requestsOfEveryKind() throws Exception {
        return List.of(
                client.toBusiness(BusinessData.CUSTOMERS, client.token()),
                client.authentication(),
                client.putting(TestClient.changeJson(partner, NEW_SECRET)));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }
}
