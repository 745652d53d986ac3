package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final URI BASE = URI.create("https://api.finicity.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.finicity.com",
                "HTTPS://API.Finicity.com/",
                "https://api.finicity.com:443/aggregation/v1/customers?x=https://evil.example"
            })
    void sameOrigin_passes(String request) {
        assertThatCode(
                        () ->
                                Origins.requireSame(
                                        URI.create(request),
                                        BASE,
                                        () -> "finicity.base-uri",
                                        "x/mp-rest/url"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.finicity.com",
                "https://api.finicity.com:8443",
                "https://api.finicity.com.evil.example",
                "https://evil.example/api.finicity.com",
                "https://api.finicity.com@evil.example/",
                "https://xapi.finicity.com",
                "//api.finicity.com/",
                "/aggregation/v1/customers",
                "https:///aggregation"
            })
    void otherOrigin_refused(String request) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                Origins.requireSame(
                                        URI.create(request),
                                        BASE,
                                        () -> "finicity.base-uri",
                                        "x/mp-rest/url"))
                .withMessageContaining("finicity.base-uri")
                .withMessageContaining("https://api.finicity.com:443");
    }

    @Test
    void message_showsNoPathAndNoQuery() {
        var request = URI.create("http://evil.example/customers?ssn=123");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                Origins.requireSame(
                                        request, BASE, () -> "finicity.base-uri", "x/mp-rest/url"))
                .withMessageNotContaining("ssn");
        assertThat(Origins.of(request)).isEqualTo("http://evil.example:80");
    }
}
