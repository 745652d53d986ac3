package io.github.mpfinicity.tck.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.Partner;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class WebhookOfPartnersTest {
    private static final String PING = "{\"eventType\":\"ping\",\"payload\":{}}";
    private static final String PARTNER = "Javadoc of FinicityWebhook.partner";

    @Inject Vendor vendor;
    @Inject WebhookVerifier verifier;

    @Inject
    @Partner("acme")
    WebhookVerifier acmeVerifier;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets this field.
    URL address;

    @Deployment
    static WebArchive application() {
        return Application.of(WebhookOfPartnersTest.class)
                .withPartner("acme")
                .withPartnerInAustralia("sydney")
                .archive()
                .addPackage(WebhookOfPartnersTest.class.getPackage());
    }

    @Test
    @Requirement(
            id = "WEBHOOK-10",
            text = "In Australia only the header X-Signature carries the signature.",
            source = "vendor: Open Finance AU, Connect webhooks")
    void australia_itsOwnHeader() {
        String signature = Delivery.signature(PING.getBytes(UTF_8), secret("sydney"));
        var target = at("sydney");
        assertThat(Delivery.of(target, PING).with("X-Signature", signature).status())
                .isEqualTo(204);
        assertThat(Delivery.of(target, PING).with("X-Finicity-Signature", signature).status())
                .isEqualTo(401);
    }

    @Test
    @Requirement(
            id = "WEBHOOK-12",
            text =
                    "A class marked for a partner takes webhooks that this partner's secret signed,"
                            + " and no others.",
            source = PARTNER)
    void classOfOnePartner_itsSecretOnly() {
        assertTakenFrom("acme", "acme", "default");
        assertTakenFrom("marked", "default", "acme");
    }

    @Test
    @Requirement(
            id = "WEBHOOK-13",
            text = "A partner on a method takes precedence over the one on its class.",
            source = PARTNER)
    void methodOfOnePartner_itsSecretOnly() {
        assertTakenFrom("events/acme", "acme", "default");
        assertTakenFrom("acme/of-default", "default", "acme");
        assertTakenFrom("events", "default", "acme");
    }

    @Test
    @Requirement(
            id = "WEBHOOK-15",
            text = "A WebhookVerifier uses the secrets of the partner it is injected for.",
            source = "Javadoc of Partner")
    void injectedVerifier_ofThatPartner() {
        byte[] body = PING.getBytes(UTF_8);
        String signature = Delivery.signature(body, secret("acme"));
        assertThat(acmeVerifier.verify(body, signature)).isTrue();
        assertThat(verifier.verify(body, signature)).isFalse();
    }

    private void assertTakenFrom(String path, String partner, String other) {
        var target = at(path);
        assertThat(Delivery.of(target, PING).signed(secret(partner)).status())
                .as("signed by %s for %s", partner, path)
                .isBetween(200, 204);
        assertThat(Delivery.of(target, PING).signed(secret(other)).status())
                .as("signed by %s for %s", other, path)
                .isEqualTo(401);
        assertThat(Delivery.of(target, PING).status()).isEqualTo(401);
    }

    private URI at(String path) {
        return URI.create(address.toString()).resolve(Endpoints.PATH + "/" + path);
    }

    private String secret(String partner) {
        return vendor.partner(partner).secret();
    }
}
