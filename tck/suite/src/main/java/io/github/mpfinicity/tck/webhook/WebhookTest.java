package io.github.mpfinicity.tck.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class WebhookTest {
    private static final String CONTRACT = "Javadoc of FinicityWebhook";
    private static final String PING = "{\"eventType\":\"ping\",\"payload\":{}}";
    private static final int LONGEST = 1000;

    @Inject Vendor vendor;
    @Inject LogAndEventRecorder recorder;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets this field.
    URL address;

    @Deployment
    static WebArchive application() {
        return Application.of(WebhookTest.class)
                .with("finicity.webhook.max-body", String.valueOf(LONGEST))
                .archive()
                .addPackage(WebhookTest.class.getPackage());
    }

    /** Arquillian makes an instance for each test, where the application runs. */
    WebhookTest() {
        Events.forget();
    }

    @Test
    @Requirement(
            id = "WEBHOOK-01",
            text = "A signed webhook reaches the resource unchanged, each time it is sent.",
            source = CONTRACT)
    void signed_reachesTheResourceUnchanged() {
        assertThat(delivery(PING).signed(vendor.secret()).status()).isEqualTo(200);
        assertThat(delivery(PING).signed(vendor.secret()).status()).isEqualTo(200);
        assertThat(delivery("").signed(vendor.secret()).status()).isEqualTo(200);

        assertThat(Events.received()).containsExactly(PING, PING, "");
    }

    @Test
    @Requirement(
            id = "WEBHOOK-02",
            text =
                    "A request without exactly one good signature is answered 401 without a"
                            + " reason.",
            source = CONTRACT)
    void notSignedByTheVendor_refused() {
        String good = Delivery.signature(PING.getBytes(UTF_8), vendor.secret());
        String other = Delivery.signature(PING.getBytes(UTF_8), "another-secret-1");

        assertRefused(delivery(PING));
        assertRefused(delivery(PING).with("X-Finicity-Signature", other));
        assertRefused(delivery(PING).with("X-Finicity-Signature", good.substring(1)));
        assertRefused(delivery(PING).with("X-Signature", good));
        assertRefused(delivery(PING.substring(1)).with("X-Finicity-Signature", good));
        assertRefused(
                delivery(PING)
                        .with("X-Finicity-Signature", good)
                        .with("X-Finicity-Signature", good));
        assertRefused(delivery(PING).with("X-Finicity-Signature", good + "," + good));
        assertRefused(Delivery.of(at("marked"), PING));
        assertThat(Events.received()).isEmpty();
    }

    @Test
    @Requirement(
            id = "WEBHOOK-03",
            text = "A method that is not marked takes requests of anybody.",
            source = CONTRACT)
    void notMarked_open() {
        assertThat(Delivery.of(at("events/open"), PING).status()).isEqualTo(204);
        assertThat(Events.received()).containsExactly(PING);
    }

    @Test
    @Requirement(
            id = "WEBHOOK-04",
            text = "A body of the greatest length passes; one byte more is answered 413.",
            source = CONTRACT)
    void tooLong_refused() {
        String longest = "x".repeat(LONGEST);
        assertThat(delivery(longest).signed(vendor.secret()).status()).isEqualTo(200);
        assertThat(delivery(longest + "x").signed(vendor.secret()).status()).isEqualTo(413);
        assertThat(delivery(longest + "x").chunked().signed(vendor.secret()).status())
                .isEqualTo(413);
        assertThat(Events.received()).containsExactly(longest);
    }

    @Test
    @Tag("compressed-bodies") // Runners of servers that uncompress it too early exclude it.
    @Requirement(
            id = "WEBHOOK-09",
            text = "A compressed body is verified as it was sent.",
            source = CONTRACT)
    void compressed_verifiedAsSent() throws IOException {
        byte[] zipped = zip(PING);
        var target = at("events");
        var good = Delivery.of(target, zipped).with("Content-Encoding", "gzip");
        var unzipped = Delivery.signature(PING.getBytes(UTF_8), vendor.secret());

        assertThat(good.signed(vendor.secret()).status()).isEqualTo(200);
        assertRefused(
                Delivery.of(target, zipped)
                        .with("Content-Encoding", "gzip")
                        .with("X-Finicity-Signature", unzipped));
        assertThat(Events.received()).hasSize(1);
    }

    @Test
    @Requirement(
            id = "WEBHOOK-11",
            text = "A refusal is logged without signature, secret or body.",
            source = "Rules of the project: nothing secret is logged")
    void refusal_nothingSecretLogged() {
        String signature = Delivery.signature(PING.getBytes(UTF_8), "another-secret-1");
        int before = recorder.logged().size();
        delivery(PING).with("X-Finicity-Signature", signature).status();
        List<String> logged = recorder.logged();
        assertThat(logged).hasSizeGreaterThan(before);
        assertThat(String.join("\n", logged))
                .doesNotContain(signature, vendor.secret(), "eventType");
    }

    private Delivery delivery(String body) {
        return Delivery.of(at("events"), body);
    }

    private URI at(String path) {
        return URI.create(address.toString()).resolve(Endpoints.PATH + "/" + path);
    }

    /** Allows a body that the server added, if it tells nothing. */
    private static void assertRefused(Delivery delivery) {
        var answer = delivery.send();
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContainIgnoringCase("signature").doesNotContain(PING);
    }

    private static byte[] zip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
