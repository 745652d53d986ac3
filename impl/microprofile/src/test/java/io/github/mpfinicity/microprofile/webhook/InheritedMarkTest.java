package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Over HTTP: what is marked anywhere is verified once, by the secret of the partner named there.
 */
@Timeout(120)
class InheritedMarkTest {
    private static final byte[] PING = "{\"eventType\":\"ping\",\"payload\":{}}".getBytes(UTF_8);
    private static final List<String> ACMES =
            List.of(
                    "interface",
                    "superclass",
                    "inheriting",
                    "type",
                    "located/known",
                    "located/unknown");
    private static final Class<?>[] RESOURCES = {
        Receivers.OfInterface.class,
        Receivers.OfSuperclass.class,
        Receivers.Inheriting.class,
        Receivers.OfMarkedType.class,
        Receivers.Locator.class,
        Receivers.OfDefault.class
    };

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));
    private final SimulatedPartner other = simulator.add(SimulatedPartner.madeUp(3));
    private final Application application =
            with("other", other, with("acme", acme, Application.of(simulator))).start();

    private static Application with(String name, SimulatedPartner its, Application application) {
        String prefix = "finicity.partners." + name;
        return application
                .with(prefix + ".app-key", its.appKey())
                .with(prefix + ".partner-id", its.id())
                .with(prefix + ".partner-secret", its.secret());
    }

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void inherited_thatPartnersSignatureOnly() throws Exception {
        try (var server = Server.with(RESOURCES)) {
            for (String path : ACMES) {
                assertThat(server.post(path, PING, by(acme))).as(path).isEqualTo(204);
                assertThat(server.post(path, PING, by(simulator.partner())))
                        .as(path)
                        .isEqualTo(401);
                assertThat(server.post(path, PING, null)).as(path).isEqualTo(401);
            }
            assertThat(server.post("plain", PING, by(simulator.partner()))).isEqualTo(204);
            assertThat(server.post("plain", PING, by(acme))).isEqualTo(401);
            assertThat(server.post("located/open", PING, null)).isEqualTo(204);
        }
    }

    @Test
    void eventOfTheSimulator_taken() throws Exception {
        try (var server = Server.with(RESOURCES)) {
            for (String path : ACMES) {
                var event = simulator.webhooks(acme).event("done");
                assertThat(server.post(path, event.body(), event.signature()))
                        .as(path)
                        .isEqualTo(204);
            }
        }
    }

    /** Which of the two the method belongs to, nobody knows: so it is nobody's. */
    @Test
    void contradiction_reachesNobody() throws Exception {
        try (var server = Server.with(Receivers.Torn.class)) {
            for (var partner : List.of(simulator.partner(), acme, other)) {
                assertThat(server.post("torn", PING, by(partner))).isBetween(500, 599);
            }
        } catch (RuntimeException doesNotStart) {
            assertThat(doesNotStart).hasStackTraceContaining("Torn.event");
        }
    }

    private String by(SimulatedPartner partner) {
        return simulator.webhooks(partner).sign(PING);
    }
}
