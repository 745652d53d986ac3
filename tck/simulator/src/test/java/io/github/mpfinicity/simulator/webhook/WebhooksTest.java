package io.github.mpfinicity.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second simulator is the receiver: it records what arrives. */
@Timeout(30)
class WebhooksTest {

    private static final byte[] PING = "{\"eventType\":\"ping\",\"payload\":{}}".getBytes(UTF_8);
    private static final String SAMPLE_SECRET = "aqJ5Ic4SEVx2IgDQ6oR4";
    private static final String SAMPLE_SIGNATURE =
            "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a";
    private static final String OTHER_SECRET = "OrU7tjiA3tIspCgb85xV";
    private static final String OTHER_SIGNATURE =
            "908657355050df244ab8636a45deca8e0cf1f808b594fd04b7f21f6ba2978a36";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FinicitySimulator receiver = FinicitySimulator.start();
    private final URI hook = receiver.baseUri().resolve("/hook");
    private final TestClient client = new TestClient(simulator);
    private final Webhooks webhooks = simulator.webhooks();

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    @Test
    void signature_asTheCheckVectorsSay() {
        simulator.partner().changeSecret(SAMPLE_SECRET);
        assertThat(webhooks.sign(PING)).isEqualTo(SAMPLE_SIGNATURE);
        simulator.partner().changeSecret(OTHER_SECRET);
        assertThat(webhooks.sign(PING)).isEqualTo(OTHER_SIGNATURE);
    }

    @Test
    void ping_compactWithoutEventIdSigned() throws Exception {
        simulator.partner().changeSecret(SAMPLE_SECRET);
        webhooks.ping().postTo(hook);

        var seen = received(0);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.body()).isEqualTo(PING);
        assertThat(seen.header("Content-Type")).hasValue("application/json");
        assertThat(seen.header("X-Finicity-Signature")).hasValue(SAMPLE_SIGNATURE);
    }

    @Test
    void event_idAndPayloadSigned() throws Exception {
        var response = webhooks.event("added", "{\"accounts\": [ 1 ]}").postTo(hook);

        assertThat(response.statusCode()).isEqualTo(401);
        var seen = received(0);
        assertThat(seen.text())
                .matches(
                        "\\{\"eventType\":\"added\",\"eventId\":\"[0-9a-f-]{36}\","
                                + "\"payload\":\\{\"accounts\":\\[1]}}");
        assertThat(seen.header(webhooks.header())).hasValue(webhooks.sign(seen.body()));
    }

    @Test
    void repeated_sameBytesSameSignatureAlsoAfterAChange() throws Exception {
        var done = webhooks.event("done");
        done.postTo(hook);
        simulator.partner().changeSecret(OTHER_SECRET);
        done.postTo(hook);
        webhooks.event("done").postTo(hook);

        var signature = received(0).header("X-Finicity-Signature");
        assertThat(received(1).body()).isEqualTo(received(0).body());
        assertThat(received(1).header("X-Finicity-Signature")).isEqualTo(signature);
        assertThat(received(2).text()).isNotEqualTo(received(0).text());
        assertThat(received(2).header("X-Finicity-Signature")).isNotEqualTo(signature);
    }

    @Test
    void gracePeriod_bothSecretsSignThenTheNewOne() throws Exception {
        simulator.clock().freeze();
        simulator.partner().changeSecret(SAMPLE_SECRET);
        assertThat(webhooks.signWithPrevious(PING)).isEmpty();
        client.changeSecretWithGrace(OTHER_SECRET);

        assertThat(webhooks.sign(PING)).isEqualTo(OTHER_SIGNATURE);
        assertThat(webhooks.signWithPrevious(PING)).hasValue(SAMPLE_SIGNATURE);
        simulator.clock().advance(Duration.ofDays(30));
        assertThat(webhooks.sign(PING)).isEqualTo(OTHER_SIGNATURE);
        assertThat(webhooks.signWithPrevious(PING)).isEmpty();
    }

    @Test
    void withSignature_sameBodyForged() throws Exception {
        var forged = webhooks.ping().withSignature("00");
        forged.postTo(hook, HttpClient.newHttpClient());

        assertThat(forged.signature()).isEqualTo("00");
        assertThat(received(0).body()).isEqualTo(PING);
        assertThat(received(0).header("X-Finicity-Signature")).hasValue("00");
    }

    @Test
    void anyBody_signedAsItIs() throws Exception {
        var xml = "<event>ä</event>".getBytes(UTF_8);
        webhooks.of("application/xml", xml).postTo(hook);

        assertThat(received(0).body()).isEqualTo(xml);
        assertThat(received(0).header("Content-Type")).hasValue("application/xml");
        assertThat(received(0).header(webhooks.header())).hasValue(webhooks.sign(xml));
    }

    @Test
    void anotherPartner_itsOwnSecretSigns() {
        var acme = simulator.add(SimulatedPartner.madeUp(2));
        var first = webhooks.sign(PING);
        acme.changeSecret(SAMPLE_SECRET);

        assertThat(simulator.webhooks(acme).ping().signature()).isEqualTo(SAMPLE_SIGNATURE);
        assertThat(webhooks.sign(PING)).isEqualTo(first);
    }

    @Test
    void australia_itsHeader() throws Exception {
        try (var australian = FinicitySimulator.builder().region(SimulatedRegion.AU).start()) {
            var ping = australian.webhooks().ping();
            ping.postTo(hook);

            assertThat(ping.header()).isEqualTo("X-Signature");
            assertThat(received(0).header("X-Signature")).hasValue(ping.signature());
            assertThat(received(0).header("X-Finicity-Signature")).isEmpty();
        }
    }

    @Test
    void payloadThatIsNoObject_illegal() {
        assertThatThrownBy(() -> webhooks.event("done", "[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON object");
    }

    @Test
    void nobodyListens_failure() {
        receiver.close();

        assertThatThrownBy(() -> webhooks.ping().postTo(hook)).isInstanceOf(ConnectException.class);
    }

    @Test
    void body_cannotBeChangedFromOutside() {
        var bytes = PING.clone();
        var delivery = webhooks.of("application/json", bytes);
        bytes[0] = 0;
        delivery.body()[0] = 0;

        assertThat(delivery.body()).isEqualTo(PING);
    }

    @Test
    void toString_noSecretNoSignature() {
        var ping = webhooks.ping();

        assertThat(ping.toString()).isEqualTo("WebhookDelivery[application/json, 33 bytes]");
        assertThat(webhooks.toString()).isEqualTo("Webhooks[" + simulator.partner().id() + "]");
    }

    private RecordedRequest received(int number) {
        return receiver.requests().get(number);
    }
}
