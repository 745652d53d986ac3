package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.TestConfig;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigurationTest {
    private static final String DIRECTORY = "io.github.mpfinicity.microprofile.filter.Directory";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finicity/mp-rest/followRedirects",
                DIRECTORY + "/mp-rest/followRedirects",
                "quarkus.rest-client.follow-redirects",
                "quarkus.rest-client.finicity.follow-redirects",
                "quarkus.rest-client.\"finicity\".follow-redirects",
                "quarkus.rest-client.\"" + DIRECTORY + "\".follow-redirects",
                "quarkus.rest-client.Directory.follow-redirects"
            })
    void redirectsFollowed_refusedByTheNameOfTheSetting(String key) {
        var client = new ClientConfiguration(Directory.class, TestConfig.of(key, "true"));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(client::requireNoRedirects)
                .withMessageContaining(key + " is true: it must be false or not set");
    }

    @Test
    void redirectsOfOthers_noMatter() {
        var client =
                new ClientConfiguration(
                        Directory.class,
                        TestConfig.of(
                                "quarkus.rest-client.other.follow-redirects", "true",
                                "quarkus.rest-client.finicity.follow-redirects", "false"));
        assertThatNoException().isThrownBy(client::requireNoRedirects);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finicity/mp-rest/url",
                "finicity/mp-rest/uri",
                DIRECTORY + "/mp-rest/url",
                DIRECTORY + "/mp-rest/uri",
                "quarkus.rest-client.finicity.url",
                "quarkus.rest-client.Directory.uri",
                "quarkus.rest-client.\"" + DIRECTORY + "\".override-uri"
            })
    void otherOrigin_refusedByTheNameOfTheSetting(String key) {
        var client =
                new ClientConfiguration(
                        Directory.class, TestConfig.of(key, "https://other.example"));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT))
                .withMessageContaining(key + " is https://other.example:443")
                .withMessageContaining("and " + key + "=https://api.finicity.com");
        assertThat(client.addressKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.rest-client.finicity.url, finicity/mp-rest/url",
        "quarkus.rest-client.Directory.url, quarkus.rest-client.finicity.url",
        "quarkus.rest-client.finicity.override-uri, quarkus.rest-client.Directory.uri"
    })
    void twoAddresses_theOneThatQuarkusTakesCounts(String taken, String other) {
        var client =
                new ClientConfiguration(
                        Directory.class,
                        TestConfig.of(
                                taken, "https://api.finicity.com", other, "https://other.example"));
        assertThatNoException().isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT));
        assertThat(client.addressKey()).isEqualTo(taken);
    }

    /** A builder may have been given another address, and each request is compared. */
    @Test
    void addressOfTheAnnotation_notCompared() {
        var client = new ClientConfiguration(Elsewhere.class, TestConfig.of());
        assertThatNoException().isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT));
        assertThatNoException().isThrownBy(client::requireAnyOrigin);
        assertThat(client.addressKey()).isEqualTo(Elsewhere.class.getName() + "/mp-rest/url");
    }

    @Test
    void addressThatIsTranslatedLater_notCompared() {
        var config = TestConfig.of("quarkus.rest-client.finicity.url", "stork://finicity");
        var client = new ClientConfiguration(Directory.class, config);
        assertThatNoException().isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT));
    }

    @Test
    void addressIsNoUrl_saidWithoutItsValue() {
        String key = "finicity/mp-rest/url";
        var client =
                new ClientConfiguration(
                        Directory.class,
                        TestConfig.of(key, "https://me:hunter2@api.finicity.com/ /"));
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT))
                .withMessageContaining(key + " is not a URL: it must be")
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }

    @RegisterRestClient(baseUri = "https://other.example")
    private interface Elsewhere {}

    /** The trust store was read at start, and is needed for authentications only. */
    @Test
    void trustStoreGone_originComparedAllTheSame() {
        var client =
                new ClientConfiguration(
                        Directory.class,
                        TestConfig.of(
                                "finicity-auth/mp-rest/trustStore", "file:/gone.p12",
                                "finicity.base-uri", "https://vendor.example",
                                "finicity/mp-rest/url", "https://vendor.example/"));
        assertThatNoException().isThrownBy(() -> client.requireOrigin(PartnerName.DEFAULT));
        assertThatNoException().isThrownBy(client::requireAnyOrigin);
    }
}
