package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Health;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
    private static final PartnerName ACME_EU = new PartnerName("acme-eu");
    private static final PartnerName GLOBEX = new PartnerName("globex");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final ClassLoader application = loader();

    /** No name of the environment tells that "acme-eu" is a partner. */
    private final SessionRegistry registry =
            SessionRegistry.open(
                    new ApplicationContext(
                            application,
                            new SmallRyeConfigBuilder()
                                    .withSources(
                                            new EnvConfigSource(
                                                    Map.of(
                                                            "FINICITY_PARTNERS_ACME_EU_APP_KEY",
                                                            KEY,
                                                            "FINICITY_PARTNERS_ACME_EU_PARTNER_ID",
                                                            "1234567890",
                                                            "FINICITY_PARTNERS_ACME_EU_PARTNER_SECRET",
                                                            "right-secret"),
                                                    300))
                                    .withDefaultValue("finicity.partners.globex.app-key", KEY)
                                    .withDefaultValue(
                                            "finicity.partners.globex.health", "readiness")
                                    .build(),
                            Clocks.system(),
                            event -> {},
                            List.of(),
                            Map.of()));

    @AfterEach
    void end() {
        registry.close();
    }

    @Test
    void loaderInsideTheApplication_registryOfTheApplication() {
        assertThat(SessionRegistry.of(new ClassLoader(application) {})).isSameAs(registry);
    }

    @Test
    void loaderOfAnotherApplication_registryOfItsOwn() {
        ClassLoader other = loader();
        try (SessionRegistry made = SessionRegistry.of(other)) {
            assertThat(made).isNotNull().isNotSameAs(registry);
            assertThat(SessionRegistry.of(other)).isSameAs(made);
        }
    }

    @Test
    void names_alsoOfAPartnerThatIsFoundByAskingOnly() {
        assertThat(registry.names()).containsExactly(GLOBEX);

        registry.partner(ACME_EU);
        assertThat(registry.names()).containsExactly(GLOBEX, ACME_EU);
    }

    @Test
    void health_isThePartnersOwn() {
        assertThat(registry.health(GLOBEX)).isEqualTo(Health.READINESS);
        assertThat(registry.health(ACME_EU)).isEqualTo(Health.REPORT);
    }

    private static ClassLoader loader() {
        return new ClassLoader(SessionRegistryTest.class.getClassLoader()) {};
    }
}
