package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerConfigTest {
    private static final PartnerName ACME = PartnerName.of("acme");

    @Test
    void settingsThatAreAbsent_areThoseOfTheDefaultPartner() {
        var settings =
                Settings.load(
                        acme(
                                "finicity.deadline", "PT10S",
                                "finicity.token.wait", "PT1S",
                                "finicity.base-uri", "https://other.example",
                                "finicity.partners.acme.token.wait", "PT2S"),
                        TestConfig.stores());

        assertThat(settings.rules().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.rules().longestWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.baseUri()).hasHost("other.example");
    }

    /** Messages name settings, and a caller waits for the message. */
    @Test
    void sourceOfTheConfigurationFails_settingIsNamedAllTheSame() {
        Map<String, String> away =
                new HashMap<>() {
                    @Override
                    public String get(Object name) {
                        if (name.toString().startsWith("finicity.")) {
                            throw new IllegalStateException("no connection");
                        }
                        return super.get(name);
                    }
                };

        assertThat(new PartnerConfig(TestConfig.of(away), ACME).name(Setting.BASE_URI))
                .isEqualTo("finicity.partners.acme.base-uri");
    }

    @Test
    void confirmation_isNeverThatOfTheDefaultPartner() {
        assertThat(
                        Settings.confirmedUnlocked(
                                acme("finicity.lockout.confirmed-unlocked", "case 1")))
                .isEmpty();
        assertThat(
                        Settings.confirmedUnlocked(
                                acme("finicity.partners.acme.lockout.confirmed-unlocked", "case")))
                .isEqualTo("case");
    }

    /** An editor, or whoever formats the file, would confirm once more. */
    @Test
    void confirmationWithALineEnd_isTheSame() {
        String key = "finicity.partners.acme.lockout.confirmed-unlocked";
        assertThat(Settings.confirmedUnlocked(acme(key, " case 1\n"))).isEqualTo("case 1");
    }

    @Test
    void partnerInAnotherRegion_doesNotSendToTheDefaultPartnersHost() {
        var settings =
                Settings.load(
                        acme(
                                "finicity.base-uri", "https://sandbox.example",
                                "finicity.token.lifetime", "PT1H50M",
                                "finicity.token.renew-after", "PT1H40M",
                                "finicity.partners.acme.region", "au"),
                        TestConfig.stores());

        assertThat(settings.baseUri()).isEqualTo(Region.AU.baseUri());
        assertThat(settings.rules().lifetime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.rules().renewAfter()).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void problem_namesTheSettingItWasFoundIn() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                Settings.load(
                                        acme(
                                                "finicity.deadline", "soon",
                                                "finicity.partners.acme.token.wait", "long"),
                                        TestConfig.stores()))
                .satisfies(
                        e ->
                                assertThat(e.problems())
                                        .anyMatch(p -> p.startsWith("finicity.deadline is"))
                                        .anyMatch(
                                                p ->
                                                        p.startsWith(
                                                                "finicity.partners.acme"
                                                                        + ".token.wait is")));
    }

    @Test
    void setting_calledAsItWasFoundOrShouldBeSet() {
        PartnerConfig acme =
                acme(
                        "finicity.store.file", "/x",
                        "finicity.base-uri", "https://other.example",
                        "finicity.partner-secret", "of-another",
                        "finicity-auth/mp-rest/proxyAddress", "proxy.example:3128");
        assertThat(acme.name(Setting.PARTNER_SECRET))
                .isEqualTo("finicity.partners.acme.partner-secret");
        assertThat(acme.name("finicity.store.file", Setting.Scope.SHARED))
                .isEqualTo("finicity.store.file");
        assertThat(acme.name(Setting.BASE_URI)).isEqualTo("finicity.base-uri");
        assertThat(acme.name(Setting.DEADLINE)).isEqualTo("finicity.partners.acme.deadline");
        assertThat(acme.name(Setting.PROXY_ADDRESS))
                .isEqualTo("finicity-auth/mp-rest/proxyAddress");
    }

    @Test
    void names_areFoundInTheKeys() {
        assertThat(
                        PartnerConfig.named(
                                TestConfig.of(
                                        "finicity.partners.b.app-key", "1",
                                        "finicity.partners.a.region", "au",
                                        "finicity.partners.a.app-key", "1",
                                        "finicity.partners.ä.app-key", "1",
                                        "finicity.partners..app-key", "1",
                                        "finicity.partners.default.app-key", "1",
                                        "finicity.partners", "x",
                                        "finicity.app-key", "1")))
                .containsExactly(new PartnerName("a"), new PartnerName("b"));
    }

    @Test
    void environmentVariable_isFoundWhenAsked() {
        Config config =
                new SmallRyeConfigBuilder()
                        .withSources(
                                new EnvConfigSource(
                                        Map.of("FINICITY_PARTNERS_ACME_APP_KEY", "1"), 300))
                        .build();

        assertThat(acme().hasCredentials()).isFalse();
        assertThat(new PartnerConfig(config, ACME).hasCredentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "ä"})
    void nameThatCannotBeOne_refused(String name) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> PartnerName.of(name, "@FinicityClient of Customers"))
                .withMessageContaining("@FinicityClient of Customers names \"" + name + "\"")
                .withMessageContaining("letters, digits, - and _, for example acme-eu");
    }

    @Test
    void misspeltSettingOfAPartner_warnedAboutInItsName() {
        assertThat(
                        Settings.unknown(
                                TestConfig.of(
                                        "finicity.partners.acme.regoin", "au",
                                        "finicity.partners.acme.region", "au"),
                                TestConfig.stores()))
                .containsExactly(
                        "finicity.partners.acme.regoin is not a setting, meant"
                                + " finicity.partners.acme.region?");
    }

    private static PartnerConfig acme(String... namesAndValues) {
        return new PartnerConfig(TestConfig.of(namesAndValues), ACME);
    }
}
