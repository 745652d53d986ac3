package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialsCheckTest {
    @Test
    void manyProblems_allAtOnce_missingCredentialsToo() {
        assertThat(
                        problems(
                                "finicity.region", "uk",
                                "finicity.deadline", "PT1M",
                                "finicity.partner-id", " 123"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "finicity.region",
                        "finicity.deadline",
                        "finicity.partner-id",
                        "finicity.app-key",
                        "finicity.partner-secret");
    }

    @Test
    void credentialsMissing_noneOfTheSettingsIsImpossible() {
        assertThatCode(() -> settings("finicity.partner-id", "123")).doesNotThrowAnyException();
    }

    @Test
    void credentialThatCannotBeRight_refusedAtStart() {
        assertThat(problems("finicity.partner-secret", "secret-with-blank "))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("finicity.partner-secret starts or ends with white space")
                .doesNotContain("secret-with-blank");
    }

    private static List<String> problems(String... namesAndValues) {
        return catchThrowableOfType(
                        InvalidConfigurationException.class, () -> settings(namesAndValues))
                .problems();
    }

    private static Settings settings(String... namesAndValues) {
        return CredentialsCheck.settings(TestConfig.ofDefault(namesAndValues), TestConfig.stores());
    }
}
