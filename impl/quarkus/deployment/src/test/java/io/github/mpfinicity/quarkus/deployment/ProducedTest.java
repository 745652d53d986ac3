package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentialsSource;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A producer supplies the credentials; no class of the application implements their source. */
class ProducedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Unsimulated.application(Producer.class);

    @Inject Config config;

    @Test
    void noSimulatorIsStarted() {
        assertThat(config.getOptionalValue("finicity.base-uri", String.class)).isEmpty();
    }

    static class Producer {
        @Produces
        @ApplicationScoped
        PartnerCredentialsSource source() {
            return () -> {
                throw new IllegalStateException("nobody asks for them here");
            };
        }
    }
}
