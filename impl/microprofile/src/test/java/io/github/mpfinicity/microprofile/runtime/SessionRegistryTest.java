package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Health;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionRegistryTest {
    private static final PartnerName ACME_EU = new PartnerName("acme-eu");
    private static final PartnerName GLOBEX = new PartnerName("globex");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final ClassLoader application = loader();

    private final SessionRegistry registry = SessionRegistry.open(context(application));

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
    void askedForAfterTheEnd_theClosedOne() {
        registry.close();

        assertThat(SessionRegistry.of(new ClassLoader(application) {})).isSameAs(registry);
        assertThat(activity(registry.partner(ACME_EU))).isEqualTo(Activity.CLOSED);
    }

    /** A library that several applications share must not keep those that have ended. */
    @Test
    @Timeout(60)
    void endedAndKeptByNobody_collectedAndClosedAnew() throws Exception {
        ClassLoader other = loader();
        var gone = new ReferenceQueue<SessionRegistry>();
        Reference<SessionRegistry> ended = ended(other, gone);
        while (ended.get() != null) {
            System.gc();
            gone.remove(100);
        }

        SessionRegistry late = registryOfAFilter(other);
        assertThat(activity(late.partner())).isEqualTo(Activity.CLOSED);
        assertThat(SessionRegistry.of(new ClassLoader(other) {})).isSameAs(late);
    }

    private static Reference<SessionRegistry> ended(
            ClassLoader loader, ReferenceQueue<SessionRegistry> gone) {
        SessionRegistry brief = SessionRegistry.open(context(loader));
        brief.close();
        return new WeakReference<>(brief, gone);
    }

    @Test
    void askedForAfterTheEndInJavaSe_anotherBegins() {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        SessionRegistry.open(context(system)).close();

        assertThat(activity(partnerOfAFilter(system))).isEqualTo(Activity.IDLE);
        SessionRegistry.of(system).close();
    }

    @Test
    void openedAfterAFilterNeededIt_partnersOfTheFilterAreClosed() {
        ClassLoader other = loader();
        PartnerRuntime early = partnerOfAFilter(other);
        assertThat(activity(early)).isEqualTo(Activity.IDLE);

        try (SessionRegistry next = SessionRegistry.open(context(other))) {
            assertThat(SessionRegistry.of(other)).isSameAs(next);
            assertThat(activity(early)).isEqualTo(Activity.CLOSED);
        }
    }

    private static PartnerRuntime partnerOfAFilter(ClassLoader loader) {
        return registryOfAFilter(loader).partner();
    }

    private static SessionRegistry registryOfAFilter(ClassLoader loader) {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        Config config = TestConfig.of(TestConfig.credentialsAnd());
        resolver.registerConfig(config, loader);
        try {
            return SessionRegistry.of(loader);
        } finally {
            resolver.releaseConfig(config);
        }
    }

    private static Activity activity(PartnerRuntime partner) {
        return partner.account().status().activity();
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

    /** No name of the environment tells that "acme-eu" is a partner. */
    private static ApplicationContext context(ClassLoader loader) {
        return new ApplicationContext(
                loader,
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
                        .withDefaultValue("finicity.partners.globex.health", "readiness")
                        .build(),
                Clocks.system(),
                ApplicationContext.UNOBSERVED,
                List.of(),
                Map.of());
    }

    private static ClassLoader loader() {
        return new ClassLoader(SessionRegistryTest.class.getClassLoader()) {};
    }
}
