package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
    @Test
    void misspelt_nearestKnownNamed() {
        assertThat(
                        in(
                                List.of(
                                        "finicity.partner-secrt",
                                        "finicity.token.renewafter",
                                        "finicity-auth/mp-rest/truststore")))
                .containsExactly(
                        "finicity-auth/mp-rest/truststore is not a setting, meant"
                                + " finicity-auth/mp-rest/trustStore?",
                        "finicity.partner-secrt is not a setting, meant finicity.partner-secret?",
                        "finicity.token.renewafter is not a setting, meant"
                                + " finicity.token.renew-after?");
    }

    @Test
    void defaultPartnerNamed_settingWithoutTheNameToldInstead() {
        assertThat(in(List.of("finicity.partners.default.app-key")))
                .containsExactly(
                        "finicity.partners.default.app-key is not a setting: those of the default"
                                + " partner are called finicity.app-key");
    }

    @Test
    void nothingLikeIt_noGuess() {
        assertThat(in(List.of("finicity.webhook-colour")))
                .containsExactly("finicity.webhook-colour is not a setting");
    }

    @Test
    void settingsOfClassesInAPackageOfThatName_noWarning() {
        assertThat(
                        in(
                                List.of(
                                        "finicity.api.Customers/mp-rest/url",
                                        "finicity.api.Customers/list/Retry/maxRetries")))
                .isEmpty();
    }

    /** SmallRye Config lists each a second time, as what it could be the name of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FINICITY_APP_KEY",
                "finicity_app_key",
                "Finicity_App_Key",
                "_TEST_FINICITY_APP_KEY",
                "FINICITY_PARTNERS_ACME_EU_APP_KEY",
                "FINICITY_PARTNERS__ACME__APP_KEY",
                "finicity_partners_a__b_app_key"
            })
    void environmentVariable_noWarningOfNamesThatNobodyWrote(String variable) {
        Config config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withProfile("test")
                        .withSources(new EnvConfigSource(Map.of(variable, "1"), 300))
                        .build();
        assertThat(config.getPropertyNames()).anyMatch(name -> name.startsWith("finicity."));
        assertThat(Settings.unknown(config, TestConfig.stores())).isEmpty();
    }

    @Test
    void misspeltBesideTheEnvironment_warnedAbout() {
        assertThat(in(List.of("FINICITY_REGION", "finicity.regoin")))
                .containsExactly("finicity.regoin is not a setting, meant finicity.region?");
    }

    @ParameterizedTest
    @CsvSource({
        "FINICITY_LOCKOUT_BUDGT, FINICITY_LOCKOUT_BUDGET",
        "FINICITY_PARTNER_SECRT, FINICITY_PARTNER_SECRET",
        "FINICITY_PARTNERS_ID, FINICITY_PARTNER_ID",
        "FINICITY_PARTNERS_ACME_EU_APP_KY, FINICITY_PARTNERS_ACME_EU_APP_KEY",
        "FINICITY_STOR, FINICITY_STORE",
        "finicity_lockout_budgt, FINICITY_LOCKOUT_BUDGET",
        "_DEV_FINICITY_LOCKOUT_BUDGT, FINICITY_LOCKOUT_BUDGET"
    })
    void misspeltVariable_nearestNamed(String variable, String meant) {
        assertThat(in(List.of(variable)))
                .containsExactly(variable + " is not a setting, meant " + meant + "?");
    }

    @Test
    void variableOfTheDefaultPartnerByName_variableWithoutTheNameToldInstead() {
        assertThat(in(List.of("FINICITY_PARTNERS_DEFAULT_APP_KEY")))
                .containsExactly(
                        "FINICITY_PARTNERS_DEFAULT_APP_KEY is not a setting: those of the default"
                                + " partner are called FINICITY_APP_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FINICITY_URL",
                "FINICITY_STAGE",
                "FINICITY_PAGE_SIZE",
                "FINICITY_MP_REST_URL",
                "FINICITY_API_MP_REST_TRUSTSTORE",
                "FINICITY_AUTH_MP_REST_TRUSTSTORE"
            })
    void variableOfTheApplication_noWarning(String variable) {
        assertThat(in(List.of(variable))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.eu", "ä", "", "a b", "\"acme.eu\""})
    void impossibleNameOfAPartner_saidWithTheRule(String name) {
        String key = "finicity.partners." + name + ".partner-secret-file";
        assertThat(in(List.of(key)))
                .containsExactly(
                        key
                                + " is not a setting: \""
                                + name
                                + "\" cannot be the name of a partner, which is made of letters,"
                                + " digits, - and _, for example"
                                + " finicity.partners.acme-eu.partner-secret-file");
    }

    @Test
    void knownOrNotOurs_noWarning() {
        assertThat(in(Arrays.stream(Setting.values()).map(Setting::key).toList())).isEmpty();
        assertThat(
                        in(
                                List.of(
                                        "finicity/mp-rest/url",
                                        "finicity.app.key",
                                        "FINICITY_APP_KEY",
                                        "finicityx.y",
                                        "java.home")))
                .isEmpty();
    }

    private static List<String> in(List<String> names) {
        return UnknownSettings.in(names, Set.of());
    }
}
