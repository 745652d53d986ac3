package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.lockout.ClusterSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingSettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void nothingSet_partnerSecretAnd45Seconds() {
        assertThat(sharing()).isEqualTo(ClusterSettings.standard());
    }

    @Test
    void keyAndLease_asTheyAreSet() {
        ClusterSettings set = sharing("finicity.store.key", KEY, "finicity.store.lease", "PT2M");
        assertThat(set.key()).isNotNull();
        assertThat(set.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(set.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a-key-of-31-characters-is-short", " ", "short                           "})
    void keyTooShort_saysSoAndNotTheKey(String key) {
        var e = refused("finicity.store.key", key);
        assertThat(e).hasMessageContaining("finicity.store.key").hasMessageContaining("32");
        assertThat(e.getMessage()).doesNotContain("a-key").doesNotContain("short  ");
    }

    @ParameterizedTest
    @CsvSource({"PT10M0.001S", "PT0S", "soon"})
    void impossibleLease_saysPropertyValueAndExample(String lease) {
        assertThat(refused("finicity.store.lease", lease))
                .hasMessageContaining("finicity.store.lease is \"" + lease)
                .hasMessageContaining("for example PT45S");
    }

    /** Four operations of the store are within the lease. */
    @ParameterizedTest
    @CsvSource({
        "PT0S, PT45S, PT45S, shorter than PT45S",
        "PT6S, PT45S, PT21S, shorter than PT21S",
        "PT6S, PT44S, PT20S, longer than PT44S",
        "PT0S, PT10S, PT20S, 'shorter than PT10S, for example PT5S; or'",
        "PT6S, PT24S, PT1S, 'no value is short enough: finicity.store.lease, which is PT24S'"
    })
    void authenticationCouldOutliveItsLease_saysBothWays(
            Duration operation, String lease, String deadline, String how) {
        var reader = new ConfigReader(TestConfig.ofDefault("finicity.store.lease", lease));
        new SettingsReader(reader).sharing(operation, Duration.parse(deadline));

        assertThat(reader.problems())
                .singleElement()
                .asString()
                .startsWith("finicity.deadline is \"" + deadline)
                .contains("finicity.store.lease")
                .contains(how);
    }

    private static ClusterSettings sharing(String... settings) {
        return TestConfig.settings(settings).sharing();
    }

    private static InvalidConfigurationException refused(String... settings) {
        return catchThrowableOfType(
                InvalidConfigurationException.class, () -> TestConfig.settings(settings));
    }
}
