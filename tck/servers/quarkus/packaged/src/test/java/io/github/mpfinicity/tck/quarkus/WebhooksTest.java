package io.github.mpfinicity.tck.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.webhook.WebhookDelivery;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quarkus finds the filter by itself: an annotation on the resource is enough. */
@Timeout(120)
class WebhooksTest {
    private static final String EVENT = "{\"eventId\":\"1\",\"payload\":{}}";

    private static final String PING = "{\"eventType\":\"ping\",\"payload\":{}}";
    private static final String JSON = "application/json";
    private static final List<String> INHERITING =
            List.of("/interface", "/superclass", "/inheriting", "/type", "/located/known");

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));
    private PackagedApplication application;

    @BeforeEach
    void start() throws Exception {
        application =
                PackagedApplication.start(
                        simulator,
                        "-Dfinicity.partners.acme.app-key=" + acme.appKey(),
                        "-Dfinicity.partners.acme.partner-id=" + acme.id(),
                        "-Dfinicity.partners.acme.partner-secret=" + acme.secret());
    }

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void signed_receivedHoweverOften() throws Exception {
        WebhookDelivery delivery = delivery();

        HttpResponse<String> first = delivery.postTo(receiver());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(EVENT);
        assertThat(delivery.postTo(receiver()).statusCode()).isEqualTo(200);
    }

    @Test
    void forged_refused() throws Exception {
        WebhookDelivery forged = delivery().withSignature("0".repeat(64));

        assertThat(forged.postTo(receiver()).statusCode()).isEqualTo(401);
    }

    @Test
    void blockingMethodOfUni_verified() throws Exception {
        URI later = application.resolve("/events/later");

        assertThat(delivery().postTo(later).body()).isEqualTo(EVENT);
        assertThat(delivery().withSignature("0".repeat(64)).postTo(later).statusCode())
                .isEqualTo(401);
    }

    @Test
    void marksAboveTheResource_thatPartnersSignatureOnly() throws Exception {
        for (String path : INHERITING) {
            URI receiver = application.resolve(path);
            WebhookDelivery acmes = simulator.webhooks(acme).of(JSON, PING.getBytes(UTF_8));

            assertThat(acmes.postTo(receiver).body()).as(path).isEqualTo(PING);
            assertThat(delivery().postTo(receiver).statusCode()).as(path).isEqualTo(401);
        }
    }

    private WebhookDelivery delivery() {
        return simulator.webhooks().of(JSON, EVENT.getBytes(UTF_8));
    }

    private URI receiver() {
        return application.resolve("/events");
    }
}
