package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Switched off. */
class DisabledTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Unsimulated.application()
                    .overrideConfigKey("quarkus.finicity.devservices.enabled", "false");

    @Inject Config config;

    @Test
    void noSimulatorIsStarted() {
        assertThat(config.getOptionalValue("finicity.base-uri", String.class)).isEmpty();
        assertThat(config.getOptionalValue("finicity.partner-secret", String.class)).isEmpty();
    }
}
