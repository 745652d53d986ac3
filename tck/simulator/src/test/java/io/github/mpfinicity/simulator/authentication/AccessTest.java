package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.data.BusinessData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AccessTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void tokenJustUnderTwoHours_served() throws Exception {
        simulator.clock().freeze();
        var token = client.token();
        simulator.clock().advance(Duration.ofHours(2).minusNanos(1));

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokenOfExactlyTwoHours_expired() throws Exception {
        simulator.clock().freeze();
        var token = client.token();
        simulator.clock().advance(Duration.ofHours(2));
        var response = client.customers(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10023", "Expired (Finicity-App-Token)");
    }

    @Test
    void unknownToken_invalid() throws Exception {
        var response = client.customers("nobodyIssuedThis1234");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10022", "Invalid (Finicity-App-Token)");
    }

    @Test
    void tokenOfAnotherPartner_invalid() throws Exception {
        var other = simulator.add(new SimulatedPartner("2445500000018", "other", "0ther"));
        var request =
                client.toBusiness(BusinessData.CUSTOMERS, client.token())
                        .setHeader("Finicity-App-Key", other.appKey());

        assertThat(client.send(request).body()).contains("10022");
    }

    @Test
    void revokedToken_invalidOthersServed() throws Exception {
        var revoked = client.token();
        var kept = client.token();
        simulator.revoke(revoked);

        assertThat(client.customers(revoked).body()).contains("10022");
        assertThat(client.customers(kept).statusCode()).isEqualTo(200);
    }

    @Test
    void allRevoked_invalid() throws Exception {
        var token = client.token();
        simulator.revokeTokens();

        assertThat(client.customers(token).body()).contains("10022");
    }

    @Test
    void allExpired_expiredAndANewOneServed() throws Exception {
        var token = client.token();
        simulator.expireTokens();

        assertThat(client.customers(token).body()).contains("10023");
        assertThat(client.customers(client.token()).statusCode()).isEqualTo(200);
    }

    /** A client that lives through several tests still holds them. */
    @Test
    void reset_everyTokenHasAWholeLifeAgain() throws Exception {
        simulator.clock().freeze();
        var expired = client.token();
        simulator.expireTokens();
        var revoked = client.token();
        simulator.revokeTokens();
        simulator.clock().advance(Duration.ofHours(-9));
        var early = client.token();
        simulator.reset();
        simulator.clock().advance(Duration.ofMinutes(119));

        for (var token : List.of(expired, revoked, early)) {
            assertThat(client.customers(token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void reset_tokenOfAnAddedPartnerServesIfItIsAddedAgain() throws Exception {
        simulator.add(SimulatedPartner.madeUp(2));
        var asAcme = new TestClient(SimulatedPartner.madeUp(2), simulator.baseUri());
        var token = asAcme.token();
        simulator.reset();

        assertThat(asAcme.customers(token).body()).contains("10027");
        simulator.add(SimulatedPartner.madeUp(2));
        assertThat(asAcme.customers(token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/aggregation/v1/customers", "/no/such/path"})
    void noHeaders_missingAppKeyOnEveryPath(String path) throws Exception {
        var response = client.send(client.to(path));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("10026", "Missing parameter (Finicity-App-Key)");
    }

    @Test
    void onlyAppKey_missingToken() throws Exception {
        var request =
                client.to(BusinessData.CUSTOMERS)
                        .header("Finicity-App-Key", simulator.partner().appKey());

        assertThat(client.send(request).body())
                .contains("10024", "Missing parameter (Finicity-App-Token)");
    }

    @Test
    void wrongAppKeyAsText_plainTextWithoutCode() throws Exception {
        simulator.dialect().appKeyRefusedAsText(true);
        var request =
                client.toBusiness(BusinessData.CUSTOMERS, "any")
                        .setHeader("Finicity-App-Key", "wrong");
        var response = client.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(response.body()).isEqualTo("Invalid (Finicity-App-Key)");
    }
}
