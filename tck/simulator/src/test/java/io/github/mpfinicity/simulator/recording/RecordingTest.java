package io.github.mpfinicity.simulator.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.AuthenticationCount;
import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import io.github.mpfinicity.simulator.authentication.SecretChangeCount;
import io.github.mpfinicity.simulator.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RecordingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final FinicitySimulator simulator =
            FinicitySimulator.builder().clock(InstantSource.fixed(NOON)).start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void request_recordedWithEverything() throws Exception {
        simulator.clock().advance(Duration.ofMinutes(1));
        client.send(client.to("/some%20path?start=1&x=%26").header("X-Odd", "a b"));
        var seen = simulator.requests().get(0);

        assertThat(seen.number()).isEqualTo(1);
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.path()).isEqualTo("/some path");
        assertThat(seen.query()).hasValue("start=1&x=%26");
        assertThat(seen.header("x-ODD")).hasValue("a b");
        assertThat(seen.headers().get("X-oDD")).containsExactly("a b");
        assertThat(seen.header("absent")).isEmpty();
        assertThat(seen.body()).isEmpty();
        assertThat(seen.receivedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(seen.truncated()).isFalse();
    }

    @Test
    void body_keptAsBytesAndText() throws Exception {
        client.send(client.posting("{\"ä\":1}"));
        var seen = simulator.authentications().get(0);

        assertThat(seen.text()).isEqualTo("{\"ä\":1}");
        assertThat(seen.body()).isEqualTo("{\"ä\":1}".getBytes(UTF_8));
    }

    @Test
    void toString_showsNoCredential() throws Exception {
        var token = client.token();
        client.customers(token);
        var partner = simulator.partner();

        assertThat(simulator.requests().toString())
                .isEqualTo(
                        "[#1 POST /aggregation/v2/partners/authentication,"
                                + " #2 GET /aggregation/v1/customers]");
        assertThat(partner.toString()).doesNotContain(partner.secret(), partner.appKey());
    }

    @Test
    void maskedHeader_fourCharactersOfALongCredential() throws Exception {
        client.send(
                client.toBusiness("/", "short").header("Authorization", "Basic abcdefghijklmnop"));
        var seen = simulator.requests().get(0);

        assertThat(seen.maskedHeader("finicity-app-key")).hasValue("51a7…");
        assertThat(seen.maskedHeader("Finicity-App-Token")).hasValue("…");
        assertThat(seen.maskedHeader("Authorization")).hasValue("Basi…");
        assertThat(seen.maskedHeader("Host")).isEqualTo(seen.header("Host"));
        assertThat(seen.maskedHeader("Absent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"partnerId":"1","partnerSecret":"old\\"x"}|{"partnerId":"1","partnerSecret":"…"}
                    {"newPartnerSecret" : "new","a":"b"}|{"newPartnerSecret" : "…","a":"b"}
                    {"partnerSecret":"old","newPartnerSecret":"n\\|{"partnerSecret":"…","newPartnerSecret":"…\\
                    <partnerSecret>o&amp;</partnerSecret><b>c</b>|<partnerSecret>…</partnerSecret><b>c</b>
                    <newPartnerSecret a="b"><![CDATA[n]]></newPartnerSecret>|<newPartnerSecret a="b">…</newPartnerSecret>
                    <credentials><newPartnerSecret>cut off|<credentials><newPartnerSecret>…
                    {"token":"1"}|{"token":"…"}
                    partnerId=1&partnerSecret=old&newPartnerSecret=n|partnerId=1&partnerSecret=…&newPartnerSecret=…
                    {'partnerSecret': 'old', 'a':'b'}|{'partnerSecret': '…', 'a':'b'}
                    {"a":{"partnerSecret":["old"]}}|{"a":{"partnerSecret":["…"]}}
                    {"secretary":"Ann","tokens":2}|{"secretary":"Ann","tokens":2}
                    """)
    void maskedText_nothingOfASecret(String sent, String shown) throws Exception {
        client.send(client.putting(sent));
        var seen = simulator.secretChangeRequests().get(0);

        assertThat(seen.maskedText()).isEqualTo(shown);
        assertThat(seen.text()).isEqualTo(sent);
        assertThat(seen.toString()).isEqualTo("#1 PUT /aggregation/v2/partners/authentication");
    }

    @Test
    void maskedText_ofALongSecretToo() throws Exception {
        client.send(client.putting("{\"partnerSecret\":\"" + "s\\\"".repeat(200_000)));

        assertThat(simulator.secretChangeRequests().get(0).maskedText())
                .isEqualTo("{\"partnerSecret\":\"…");
    }

    @Test
    void maskedQuery_nothingOfASecretOrToken() throws Exception {
        client.send(client.to("/aggregation/v1/customers?token=t&partnerSecret=s&limit=1"));

        assertThat(simulator.requests().get(0).maskedQuery())
                .isEqualTo("token=…&partnerSecret=…&limit=1");
    }

    @Test
    void queries_chooseByPath() throws Exception {
        client.customers(client.token());

        assertThat(simulator.requests()).hasSize(2);
        assertThat(simulator.requests(path -> path.endsWith("customers"))).hasSize(1);
        assertThat(simulator.authentications())
                .singleElement()
                .matches(seen -> seen.path().equals(AuthenticationEndpoint.PATH));
    }

    @Test
    void requestAnsweredByAFault_recordedAndCountedAsPostOnly() throws Exception {
        simulator.onAuthentication().next(Faults.status(503));
        client.authenticate();

        assertThat(simulator.authentications()).hasSize(1);
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
        assertThat(simulator.partner().tally()).isEqualTo(new AuthenticationCount(1, 0, 0));
    }

    @Test
    void reset_everythingForgotten() throws Exception {
        client.token();
        var secret = simulator.partner().secret();
        client.authenticateWith("wrong");
        client.changeSecretWithGrace("ChangedSecret123");
        simulator.clock().advance(Duration.ofHours(9));
        simulator.onBusiness().always(Faults.status(503));
        simulator.onSecretChange().always(Faults.status(503));
        simulator.reset();

        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
        assertThat(simulator.partner().tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
        assertThat(simulator.partner().failures()).isZero();
        assertThat(simulator.partner().secret()).isEqualTo(secret);
        assertThat(simulator.partner().previousSecret(Instant.MIN)).isEmpty();
        assertThat(simulator.secretChanges()).isEqualTo(new SecretChangeCount(0, 0, 0));
        assertThat(simulator.partner().secretChanges()).isEqualTo(new SecretChangeCount(0, 0, 0));
        assertThat(simulator.clock().instant()).isEqualTo(NOON);
        assertThat(client.changeSecret("ChangedSecret123").statusCode()).isEqualTo(204);
    }
}
