package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.TestClocks;
import io.github.mpfinicity.microprofile.runtime.Logged;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Anybody can have a delivery refused: that must not fill the log. */
@Timeout(120)
class RefusalLogTest {
    private static final byte[] PING = "{\"eventType\":\"ping\",\"payload\":{}}".getBytes(UTF_8);

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));
    private final Application application =
            Application.of(simulator)
                    .with("finicity.partners.acme.app-key", acme.appKey())
                    .with("finicity.partners.acme.partner-id", acme.id())
                    .with("finicity.partners.acme.partner-secret", acme.secret())
                    .with("finicity.partners.acme.webhook.max-body", "100")
                    .start();

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void refusedOften_oneWarningAMinuteForEachPartner() throws Exception {
        try (var server = Server.with(Receivers.OfDefault.class, Receivers.OfInterface.class)) {
            assertThat(refusals(server, "plain?key=1", "plain", "plain", "interface", "interface"))
                    .hasSize(2)
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains(
                                                    "/hooks/plain was refused: ",
                                                    "X-Finicity-Signature")
                                            .contains("warning: 1;", " finicity.partner-secret")
                                            .doesNotContain("key=1"))
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains("/hooks/interface was refused: ")
                                            .contains("finicity.partners.acme.partner-secret"));
            application.get(TestClocks.class).advance(Duration.ofMinutes(1));
            assertThat(refusals(server, "plain", "plain"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("warning: 3;"));
        }
    }

    @Test
    void tooLarge_warnedWithTheSettingAndItsValueOnceAMinute() throws Exception {
        try (var server = Server.with(Receivers.OfInterface.class)) {
            String signature = "0".repeat(64);
            List<String> lines =
                    Logged.during(
                            () -> {
                                for (int i = 0; i < 2; i++) {
                                    assertThat(server.post("interface", new byte[101], signature))
                                            .isEqualTo(413);
                                }
                            });

            assertThat(lines)
                    .filteredOn(line -> line.contains("was refused"))
                    .singleElement()
                    .asString()
                    .contains("/hooks/interface was refused: the body is longer than 100 bytes")
                    .contains("correct finicity.partners.acme.webhook.max-body;");
        }
    }

    private static List<String> refusals(Server server, String... paths) throws Exception {
        return Logged.during(
                        () -> {
                            for (String path : paths) {
                                assertThat(server.post(path, PING, null)).isEqualTo(401);
                            }
                        })
                .stream()
                .filter(line -> line.contains("was refused"))
                .toList();
    }
}
