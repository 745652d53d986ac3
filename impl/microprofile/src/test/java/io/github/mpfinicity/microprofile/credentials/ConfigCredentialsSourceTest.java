package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCredentialsSourceTest {
    private static final PartnerCredentials GOOD =
            new PartnerCredentials(
                    TestConfig.APP_KEY, TestConfig.PARTNER_ID, PartnerSecret.of(TestConfig.SECRET));

    @Test
    void allSet_asTheyAreWritten() {
        Config config = TestConfig.of(TestConfig.credentialsAnd());
        assertThat(source(config).credentials()).isEqualTo(GOOD);
    }

    @Test
    void changedSecret_seenAtNextCall() {
        Map<String, String> properties = TestConfig.credentialsAnd();
        var source = source(TestConfig.of(properties));
        source.credentials();
        properties.put("finicity.partner-secret", "another-secret-1");
        assertThat(source.credentials().partnerSecret())
                .isEqualTo(PartnerSecret.of("another-secret-1"));
    }

    @Test
    void environment_itsOwnSpelling() {
        Map<String, String> environment =
                Map.of(
                        "FINICITY_APP_KEY", TestConfig.APP_KEY,
                        "FINICITY_PARTNER_ID", TestConfig.PARTNER_ID,
                        "FINICITY_PARTNER_SECRET", TestConfig.SECRET);
        Config config =
                new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(environment, 300))
                        .build();
        assertThat(source(config).credentials()).isEqualTo(GOOD);
        assertThat(Settings.unknown(config, TestConfig.stores())).isEmpty();
    }

    @Test
    void credentials_areNeverThoseOfTheDefaultPartner() {
        Map<String, String> properties = TestConfig.credentialsAnd();
        properties.put("finicity.partners.acme.region", "us");
        var acme = new PartnerConfig(TestConfig.of(properties), PartnerName.of("acme"));

        assertThat(problems(new ConfigCredentialsSource(acme, Clocks.system())))
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("finicity.partners.acme."));
    }

    @Test
    void noneSet_threeSentences() {
        assertThat(problems(TestConfig.of()))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains(" is not set: it must be "))
                .allSatisfy(problem -> assertThat(problem).contains("for example"));
    }

    @ParameterizedTest
    @CsvSource({
        "finicity.app-key, '', is not set",
        "finicity.app-key, '  ', is blank",
        "finicity.app-key, ' abcdef', starts or ends with white space",
        "finicity.app-key, 'abc\u0001def', contains a control character",
        "finicity.app-key, 'abc def', cannot stand in an HTTP header",
        "finicity.app-key, 'abcdéf', cannot stand in an HTTP header",
        "finicity.partner-id, 'abcdef\t', starts or ends with white space",
        "finicity.partner-id, 'abc\u0000def', contains a control character",
        "finicity.partner-secret, 'abcdef ', starts or ends with white space",
        "finicity.partner-secret, 'abc\u0007def', contains a control character",
        "finicity.partner-secret, 'abcdef\u00a0', contains a character that nobody sees",
        "finicity.partner-secret, 'abcdef\u200b', contains a character that nobody sees",
        "finicity.partner-id, 'abcdef\ufeff', contains a character that nobody sees",
        "finicity.partner-secret, '${abcdef}', cannot be read",
    })
    void impossible_saidWithoutTheValue(String key, String value, String fault) {
        assertThat(problems(TestConfig.of(TestConfig.credentialsAnd(key, value))))
                .singleElement()
                .asString()
                .startsWith(key + " ")
                .contains(fault)
                .doesNotContain("def,", "abcdef}", value.isBlank() ? "\u0000" : value);
    }

    @Test
    void lineEndInAppKey_neverReachesAHeader() {
        assertThat(
                        problems(
                                TestConfig.of(
                                        TestConfig.credentialsAnd(
                                                "finicity.app-key", "abc\r\nX-Evil: 1"))))
                .singleElement()
                .asString()
                .doesNotContain("Evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ab$$cd1234567", "Ab${env}cd", "${half}${half}", "${doubled}", "$$$$"})
    void changedByExpansion_refusedWithTwoWaysOut(String written) {
        for (String key :
                List.of("finicity.app-key", "finicity.partner-id", "finicity.partner-secret")) {
            assertThat(problems(TestConfig.of(expanding(key, written))))
                    .singleElement()
                    .asString()
                    .startsWith(key + " ")
                    .contains("write \\$ for each $", "or set " + key + "-file")
                    .doesNotContain("Ab", "cd", "half", "doubled");
        }
    }

    @Test
    void changedByExpansionInAProfile_refused() {
        Map<String, String> properties =
                TestConfig.credentialsAnd(
                        "smallrye.config.profile",
                        "night",
                        "%night.finicity.partner-secret",
                        "Ab$$cd1234567");
        assertThat(problems(TestConfig.of(properties)))
                .singleElement()
                .asString()
                .startsWith("finicity.partner-secret ");
    }

    @ParameterizedTest
    @CsvSource({
        "Ab\\$\\$cd, Ab$$cd",
        "Ab$cd, Ab$cd",
        "Ab\\cd, Ab\\cd",
        "Ab\\\\cd$, Ab\\\\cd$",
        "${half}, Ab",
        "${absent:Ab}, Ab",
        "${absent:${half}}, Ab",
        "${escaped}, Ab$$cd",
    })
    void writtenAsItIsMeant_sent(String written, String sent) {
        Config config = TestConfig.of(expanding("finicity.partner-secret", written));
        assertThat(source(config).credentials().partnerSecret()).isEqualTo(PartnerSecret.of(sent));
    }

    private static Map<String, String> expanding(String key, String written) {
        Map<String, String> properties = TestConfig.credentialsAnd(key, written);
        properties.put("env", "production");
        properties.put("half", "Ab");
        properties.put("doubled", "Ab$$cd");
        properties.put("escaped", "Ab\\$\\$cd");
        return properties;
    }

    @Test
    void printed_nothingInside() {
        Config config = TestConfig.of(TestConfig.credentialsAnd());
        assertThat(source(config)).hasToString("ConfigCredentialsSource");
    }

    private static ConfigCredentialsSource source(Config config) {
        return new ConfigCredentialsSource(PartnerConfig.ofDefault(config), Clocks.system());
    }

    private static List<String> problems(Config config) {
        return problems(source(config));
    }

    private static List<String> problems(ConfigCredentialsSource source) {
        return catchThrowableOfType(InvalidConfigurationException.class, source::credentials)
                .problems();
    }
}
