package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials in the settings: the application has a Finicity to call. */
class ConfiguredTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Unsimulated.application()
                    .overrideConfigKey("finicity.app-key", "0123456789abcdef0123456789abcdef");

    @Inject Config config;

    @Test
    void noSimulatorIsStarted() {
        assertThat(config.getOptionalValue("finicity.base-uri", String.class)).isEmpty();
        assertThat(config.getOptionalValue("finicity.partner-secret", String.class)).isEmpty();
    }
}
