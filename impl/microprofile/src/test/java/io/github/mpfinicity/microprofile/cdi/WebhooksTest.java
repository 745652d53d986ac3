package io.github.mpfinicity.microprofile.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhooksTest {
    private static final byte[] PING = "{\"eventType\":\"ping\",\"payload\":{}}".getBytes(UTF_8);
    private static final String OLD = "aqJ5Ic4SEVx2IgDQ6oR4";
    private static final String BY_OLD =
            "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a";
    private static final String NEW = "OrU7tjiA3tIspCgb85xV";
    private static final String BY_NEW =
            "908657355050df244ab8636a45deca8e0cf1f808b594fd04b7f21f6ba2978a36";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application =
            Application.of(simulator).with("finicity.partner-secret", OLD).start();
    private final WebhookVerifier webhooks = application.get(WebhookVerifier.class);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void injected_verifiesWithoutAuthenticating() {
        assertThat(webhooks.verify(PING, BY_OLD)).isTrue();
        assertThat(webhooks.verify(PING, BY_NEW)).isFalse();
        assertThat(webhooks.verify(PING, null)).isFalse();
        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void secretChangesWhileRunning_firstMismatchPicksItUp() {
        assertThat(webhooks.verify(PING, BY_OLD)).isTrue();
        application.with("finicity.partner-secret", NEW);
        application.get(TestClocks.class).advance(Duration.ofSeconds(1));

        assertThat(webhooks.verify(PING, BY_NEW)).isTrue();
        assertThat(webhooks.verify(PING, BY_OLD)).isFalse();
    }
}
