package io.github.mpfinicity.tck.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class AustraliaTest {
    private static final String PING = "{\"eventType\":\"ping\",\"payload\":{}}";

    @Inject Vendor vendor;

    @Deployment
    static WebArchive application() {
        return Application.of(AustraliaTest.class)
                .with("finicity.region", "au")
                .archive()
                .addPackage(AustraliaTest.class.getPackage());
    }

    @Test
    @Requirement(
            id = "WEBHOOK-10",
            text = "In Australia the signature is in X-Signature, and nowhere else.",
            source = "vendor: Open Finance AU, Connect webhooks")
    void australia_itsOwnHeader() {
        String signature = Delivery.signature(PING.getBytes(UTF_8), vendor.secret());
        try (var server = WebhookServer.start()) {
            var target = server.at("marked");
            assertThat(Delivery.of(target, PING).with("X-Signature", signature).status())
                    .isEqualTo(204);
            assertThat(Delivery.of(target, PING).with("X-Finicity-Signature", signature).status())
                    .isEqualTo(401);
        }
    }
}
