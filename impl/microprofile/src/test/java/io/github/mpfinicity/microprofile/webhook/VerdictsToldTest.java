package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.Observations;
import io.github.mpfinicity.simulator.FinicitySimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictsToldTest {
    private static final byte[] PING = "{\"eventType\":\"ping\"}".getBytes(UTF_8);

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application =
            Application.of(simulator)
                    .with("finicity.webhook.max-body", "100")
                    .start(Observations.class);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void eachVerdict_toldOnce() throws Exception {
        try (var server = Server.with(Receivers.OfDefault.class)) {
            assertThat(server.post("plain", PING, signed(PING))).isLessThan(300);
            assertThat(server.post("plain", PING, signed(new byte[0]))).isEqualTo(401);
            assertThat(server.post("plain", PING, null)).isEqualTo(401);
            assertThat(server.post("plain", new byte[101], signed(PING))).isEqualTo(413);
        }

        assertThat(application.get(Observations.class).calls("webhookVerified"))
                .containsExactly(
                        "default webhookVerified[ACCEPTED]",
                        "default webhookVerified[REFUSED]",
                        "default webhookVerified[REFUSED]",
                        "default webhookVerified[TOO_LARGE]");
    }

    /** As on a server that loads the binding, in an application that registers the filter too. */
    @Test
    void boundAndRegistered_verdictToldOnce() throws Exception {
        try (var server = Server.with(Receivers.OfDefault.class, WebhookFilter.class)) {
            assertThat(server.post("plain", PING, signed(PING))).isLessThan(300);
            assertThat(server.post("plain", PING, signed(new byte[0]))).isEqualTo(401);
            assertThat(server.post("plain", PING, signed(PING))).isLessThan(300);
        }

        assertThat(application.get(Observations.class).calls("webhookVerified"))
                .containsExactly(
                        "default webhookVerified[ACCEPTED]",
                        "default webhookVerified[REFUSED]",
                        "default webhookVerified[ACCEPTED]");
    }

    private String signed(byte[] body) throws Exception {
        return Signatures.of(simulator, body);
    }
}
