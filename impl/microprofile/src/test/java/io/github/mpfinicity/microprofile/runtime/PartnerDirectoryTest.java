package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class PartnerDirectoryTest {
    private static final PartnerName ACME_EU = new PartnerName("acme-eu");
    private static final PartnerName GLOBEX = new PartnerName("globex");

    /** SmallRye Config finds a partner "acme" there, with the settings "eu.app.key" and so on. */
    private final Config config =
            new SmallRyeConfigBuilder()
                    .withSources(
                            new EnvConfigSource(
                                    Map.of(
                                            "FINICITY_PARTNERS_ACME_EU_APP_KEY", "1",
                                            "FINICITY_PARTNERS_ACME_EU_PARTNER_ID", "1",
                                            "FINICITY_PARTNERS_ACME_EU_PARTNER_SECRET", "1",
                                            "FINICITY_PARTNERS_ACME_EU_REGION", "au"),
                                    300))
                    .withDefaultValue("finicity.partners.globex.region", "au")
                    .build();

    @Test
    void namesWithoutCredentials_noPartners() {
        assertThat(config.getPropertyNames()).contains("finicity.partners.acme.eu.app.key");

        var known = new PartnerDirectory(config, Set.of());
        assertThat(known.names()).containsExactly(PartnerName.DEFAULT);
        known.requireKnown(ACME_EU);
    }

    @Test
    void usedAndInTheEnvironmentAlone_nothingMissing() {
        var known = new PartnerDirectory(config, Set.of());

        assertThat(known.missing(Set.of(ACME_EU))).isEmpty();
        assertThat(known.namesWith(Set.of(ACME_EU))).contains(ACME_EU);
    }

    @Test
    void unknown_toldThoseOfTheEnvironmentToo() {
        assertThat(new PartnerDirectory(config, Set.of()).missing(Set.of(GLOBEX)))
                .singleElement()
                .asString()
                .contains("partner \"globex\"; there are default, acme-eu: set");
        Config both =
                new SmallRyeConfigBuilder()
                        .withSources(
                                new EnvConfigSource(
                                        Map.of(
                                                "FINICITY_PARTNERS_ACME_EU_APP_KEY", "1",
                                                "FINICITY_PARTNERS_SOLO_APP_KEY_FILE", "1"),
                                        300))
                        .withDefaultValue("finicity.partners.Acme_Eu.app-key", "1")
                        .build();
        assertThat(new PartnerDirectory(both, Set.of()).missing(Set.of(GLOBEX)))
                .anyMatch(problem -> problem.contains("there are Acme_Eu, solo: set"));
    }

    @Test
    void usedAndUnknown_missingUnlessThatOneIsUnchecked() {
        assertThat(new PartnerDirectory(config, Set.of()).missing(Set.of(GLOBEX)))
                .singleElement()
                .asString()
                .contains("partner \"globex\"");
        var unchecked = TestConfig.of("finicity.partners.globex.startup", "unchecked");
        assertThat(new PartnerDirectory(unchecked, Set.of()).missing(Set.of(GLOBEX))).isEmpty();
    }

    @Test
    void credentialsOfABean_partner() {
        assertThat(new PartnerDirectory(config, Set.of(GLOBEX)).names()).containsExactly(GLOBEX);
    }

    /** With the square of their number, four thousand partners took half a minute. */
    @Test
    void twiceAsManyPartners_twiceAsManyLooks() {
        long looks = looksAtStart(50);

        assertThat(looks).isPositive();
        assertThat(looksAtStart(100)).isLessThanOrEqualTo(2 * looks);
    }

    private static long looksAtStart(int partners) {
        var source = new CountingSource(partners);
        Config config = new SmallRyeConfigBuilder().withSources(source).build();
        var directory = new PartnerDirectory(config, Set.of());
        source.looks.set(0);

        assertThat(directory.missing(Set.of())).isNotEmpty();
        for (int i = 0; i < partners; i++) {
            directory.requireKnown(new PartnerName("p" + i));
        }
        return source.looks.get();
    }

    /** Each partner has an app key and nothing else. */
    private static final class CountingSource implements ConfigSource {
        private final Set<String> names;
        private final AtomicLong looks = new AtomicLong();

        CountingSource(int partners) {
            names =
                    IntStream.range(0, partners)
                            .mapToObj(i -> "finicity.partners.p" + i + ".app-key")
                            .collect(Collectors.toSet());
        }

        @Override
        public Set<String> getPropertyNames() {
            return names;
        }

        @Override
        public String getValue(String name) {
            looks.incrementAndGet();
            return names.contains(name) ? "0123456789abcdef0123456789abcdef" : null;
        }

        @Override
        public String getName() {
            return "counting";
        }
    }
}
