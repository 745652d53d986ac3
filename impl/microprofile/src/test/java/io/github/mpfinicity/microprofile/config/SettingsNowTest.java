package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsNowTest {
    @Test
    void baseUriNow_followsTheSetting() {
        Map<String, String> properties = new HashMap<>(Map.of("finicity.region", "au"));
        PartnerConfig config = TestConfig.ofDefault(properties);
        Settings settings = Settings.load(config, TestConfig.stores());
        assertThat(settings.baseUriNow(config)).isEqualTo(Region.AU.baseUri());

        properties.put("finicity.base-uri", "https://other.example:443/");
        URI other = settings.baseUriNow(config);
        assertThat(other).isEqualTo(URI.create("https://other.example"));
        properties.put("finicity.base-uri", "https://Other.example./");
        assertThat(settings.baseUriNow(config)).isEqualTo(other);
        assertThat(settings.at(other).baseUri()).isEqualTo(other);
        assertThat(settings.at(other).region()).isEqualTo(Region.AU);
        assertThat(settings.baseUri()).isEqualTo(Region.AU.baseUri());

        properties.put("finicity.base-uri", "ftp://other.example");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> settings.baseUriNow(config))
                .withMessageContaining("finicity.base-uri is \"ftp://other.example\"");
    }

    @Test
    void withoutCredentials_thoseAreNotLookedAt() {
        PartnerConfig config =
                TestConfig.ofDefault("finicity.partner-id", " 123", "finicity.app-key-file", "/");
        assertThat(Settings.load(config, TestConfig.stores()).region()).isEqualTo(Region.US);
        assertThat(config.credentialsSet())
                .containsExactly("finicity.app-key-file", "finicity.partner-id");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                Settings.load(
                                        TestConfig.ofDefault("finicity.region", "uk"),
                                        TestConfig.stores()))
                .satisfies(e -> assertThat(e.problems()).hasSize(1));
    }
}
