package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {
    @Test
    void misspelt_nearestKnownNamed() {
        assertThat(
                        UnknownKeys.in(
                                List.of(
                                        "finicity.partner-secrt",
                                        "finicity.token.renewafter",
                                        "finicity-auth/mp-rest/truststore"),
                                Set.of()))
                .containsExactly(
                        "finicity-auth/mp-rest/truststore is not a setting, meant"
                                + " finicity-auth/mp-rest/trustStore?",
                        "finicity.partner-secrt is not a setting, meant finicity.partner-secret?",
                        "finicity.token.renewafter is not a setting, meant"
                                + " finicity.token.renew-after?");
    }

    @Test
    void defaultPartnerNamed_settingWithoutTheNameToldInstead() {
        assertThat(UnknownKeys.in(List.of("finicity.partners.default.app-key"), Set.of()))
                .containsExactly(
                        "finicity.partners.default.app-key is not a setting: those of the default"
                                + " partner are called finicity.app-key");
    }

    @Test
    void nothingLikeIt_noGuess() {
        assertThat(UnknownKeys.in(List.of("finicity.webhook-colour"), Set.of()))
                .containsExactly("finicity.webhook-colour is not a setting");
    }

    @Test
    void knownOrNotOurs_noWarning() {
        assertThat(UnknownKeys.in(Keys.ALL, Set.of())).isEmpty();
        assertThat(
                        UnknownKeys.in(
                                List.of(
                                        "finicity/mp-rest/url",
                                        "finicity.app.key",
                                        "FINICITY_APP_KEY",
                                        "finicityx.y",
                                        "java.home"),
                                Set.of()))
                .isEmpty();
    }
}
