package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bean supplies the credentials. */
class SuppliedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Unsimulated.application(Vault.class);

    @Inject Config config;

    @Test
    void noSimulatorIsStarted() {
        assertThat(config.getOptionalValue("finicity.base-uri", String.class)).isEmpty();
    }

    @ApplicationScoped
    static class Vault implements PartnerCredentialsSource {
        @Override
        public PartnerCredentials credentials() {
            throw new IllegalStateException("nobody asks for them here");
        }
    }
}
