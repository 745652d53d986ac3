package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.session.SessionRules;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void nothingSet_numbersOfTheUnitedStates() {
        Settings settings = TestConfig.settings();
        assertThat(settings.region()).isEqualTo(Region.US);
        assertThat(settings.baseUri()).isEqualTo(URI.create("https://api.finicity.com"));
        assertThat(settings.rules()).isEqualTo(SessionRules.us());
        assertThat(settings.startup()).isEqualTo(Startup.LAZY);
        assertThat(settings.format()).isEqualTo(Format.JSON);
        assertThat(settings.transport())
                .isEqualTo(new Transport(Duration.ofSeconds(5), null, null, null));
    }

    @Test
    void webhookMaxBody_aMebibyteUnlessSet() {
        assertThat(TestConfig.settings().webhookMaxBody()).isEqualTo(1_048_576);
        assertThat(TestConfig.settings("finicity.webhook.max-body", "67108864").webhookMaxBody())
                .isEqualTo(67_108_864);
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> TestConfig.settings("finicity.webhook.max-body", "67108865"))
                .withMessageContaining("finicity.webhook.max-body is \"67108865\"")
                .withMessageContaining("from 1 to 67108864, for example 1048576");
    }

    @Test
    void australia_itsHostItsHeadersItsTimes() {
        Settings settings = TestConfig.settings("finicity.region", "AU");
        assertThat(settings.baseUri())
                .isEqualTo(URI.create("https://api.openbanking.mastercard.com.au"));
        assertThat(settings.rules().lifetime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.rules().renewAfter()).isEqualTo(Duration.ofMinutes(75));
        assertThat(settings.region().appKeyHeader()).isEqualTo("App-Key");
        assertThat(settings.region().appTokenHeader()).isEqualTo("App-Token");
    }

    @Test
    void everythingSet_everythingUsed() {
        Settings settings =
                TestConfig.settings(
                        "finicity.base-uri", "HTTPS://Vendor.example:8443/",
                        "finicity.token.lifetime", "PT1H",
                        "finicity.token.renew-after", "PT54M59S",
                        "finicity.token.wait", "PT1S",
                        "finicity.connect-timeout", "PT0.001S",
                        "finicity.deadline", "PT44.999S",
                        "finicity.startup", "eager",
                        "finicity-auth/mp-rest/proxyAddress", "proxy.example:3128");
        assertThat(settings.baseUri()).isEqualTo(URI.create("https://vendor.example:8443"));
        assertThat(settings.rules())
                .isEqualTo(
                        new SessionRules(
                                Duration.ofHours(1),
                                Duration.ofSeconds(54 * 60 + 59),
                                Duration.ofSeconds(1),
                                Duration.ofMillis(44_999)));
        assertThat(settings.startup()).isEqualTo(Startup.EAGER);
        assertThat(settings.transport().connectTimeout()).isEqualTo(Duration.ofMillis(1));
        assertThat(settings.transport().proxy())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8089", "https://localhost", "http://[::1]:8089"})
    void minimumAge_shorterOnLoopback(String baseUri) {
        Settings settings =
                TestConfig.settings(
                        "finicity.base-uri", baseUri, "finicity.token.minimum-age", "PT0.001S");
        assertThat(settings.rules().minimumAge()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void minimumAgeOfAProfile_needsTheBaseUriOfThatProfile() {
        Map<String, String> properties =
                new HashMap<>(
                        Map.of(
                                "finicity.token.minimum-age", "PT30S",
                                "%test.finicity.token.minimum-age", "PT0.001S"));
        assertThat(problems(inProfileTest(properties)))
                .containsExactly(
                        "finicity.token.minimum-age is \"PT0.001S\": it must be PT30S, as"
                            + " finicity.base-uri is https://api.finicity.com; it may be shorter in"
                            + " tests only, where finicity.base-uri is on loopback: set both for"
                            + " the same profile, for example"
                            + " %test.finicity.base-uri=http://127.0.0.1:8089");
        properties.put("%test.finicity.base-uri", "http://127.0.0.1:8089");
        assertThat(
                        Settings.load(inProfileTest(properties), TestConfig.stores())
                                .rules()
                                .minimumAge())
                .isEqualTo(Duration.ofMillis(1));
    }

    private static PartnerConfig inProfileTest(Map<String, String> properties) {
        return PartnerConfig.ofDefault(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withProfile("test")
                        .withDefaultValues(properties)
                        .build());
    }

    private static List<String> problems(PartnerConfig config) {
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () -> Settings.load(config, TestConfig.stores()))
                .problems();
    }

    @Test
    void twoDollars_refusedUnlessTheyAreEscaped() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> TestConfig.settings("finicity.base-uri", "http://[::1]/$$a"))
                .withMessageContaining("finicity.base-uri is changed");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () ->
                                TestConfig.settings(
                                        "finicity.store.key",
                                        "${my.key}",
                                        "my.key",
                                        "$$".repeat(32)))
                .withMessageContaining("finicity.store.key is changed");
        Settings set =
                TestConfig.settings(
                        "finicity.base-uri", "https://${my.host}",
                        "my.host", "vendor.example");
        assertThat(set.baseUri()).isEqualTo(URI.create("https://vendor.example"));
        TestConfig.settings("finicity.store.key", "\\$".repeat(40));
    }

    @ParameterizedTest
    @CsvSource({
        "finicity.region, uk, us or au",
        "finicity.startup, soon, lazy or eager or unchecked",
        "finicity.format, yaml, json or xml",
        "finicity.health, liveness, report or readiness",
        "finicity.token.lifetime, 2h, ISO-8601",
        "finicity.token.lifetime, PT25H, ISO-8601",
        "finicity.token.wait, PT0S, ISO-8601",
        "finicity.token.wait, -PT1S, ISO-8601",
        "finicity.token.minimum-age, PT0S, ISO-8601",
        "finicity.token.minimum-age, PT31S, ISO-8601",
        "finicity.token.minimum-age, PT29S, in tests only",
        "finicity.connect-timeout, PT0.0009S, ISO-8601",
        "finicity.connect-timeout, PT20.001S, 'not longer than finicity.deadline, which is PT20S,"
                + " for example PT10S'",
        "finicity.deadline, PT45S, shorter than PT45S",
        "finicity.token.renew-after, PT115M, shorter than finicity.token.lifetime",
        "finicity-auth/mp-rest/proxyAddress, proxy.example, a host and a port",
        "finicity-auth/mp-rest/proxyAddress, proxy.example:70000, a host and a port",
    })
    void impossibleValue_namedWithValueRuleAndExample(String key, String value, String rule) {
        assertThat(problems(key, value))
                .singleElement()
                .asString()
                .startsWith(key + " is \"" + value.replace("PT115M", "PT1H55M") + "\"")
                .contains(rule)
                .contains("for example ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.finicity.com",
                "http://localhost.example",
                "http://128.0.0.1",
                "ftp://localhost",
                "https://api.finicity.com/aggregation",
                "https://api.finicity.com#x",
                "https://api.finicity.com:0",
                "https://api.finicity.com:70000",
                "https:api.finicity.com",
                "api.finicity.com",
                "https://api finicity",
                "https://"
            })
    void baseUriThatIsNoOrigin_refused(String value) {
        assertThat(problems("finicity.base-uri", value))
                .singleElement()
                .asString()
                .startsWith("finicity.base-uri is \"" + value + "\": it must be an https origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:8080/"})
    void plainHttpOnLoopback_allowed(String value) {
        URI uri = TestConfig.settings("finicity.base-uri", value).baseUri();
        assertThat(value).startsWith(uri.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "finicity.base-uri, https://me:hunter2@api.finicity.com, (not shown",
        "finicity.base-uri, https://api.finicity.com?key=hunter2, https://api.finicity.com(",
        "finicity.base-uri, https://api.finicity.com/?hunter2, https://api.finicity.com/(",
        "finicity.store, jdbc:postgresql://db/x?user=app&password=hunter2, jdbc:postgresql://db/x(",
        "finicity.store, jdbc:sqlserver://db;password=hunter2, jdbc:sqlserver://db(",
        "finicity.store, jdbc:db2://db/x:password=hunter2, jdbc:db2://db/x:password("
    })
    void passwordInUri_notRepeated(String key, String value, String shown) {
        assertThat(problems(key, value))
                .singleElement()
                .asString()
                .startsWith(key + " is \"" + shown)
                .doesNotContain("hunter2");
    }

    @Test
    void ownHostnameVerifier_refused() {
        assertThat(problems("finicity-auth/mp-rest/hostnameVerifier", "com.example.TrustAll"))
                .singleElement()
                .asString()
                .contains("always verified");
    }

    @Test
    void expressionNamesASecret_shownAsItIsWritten() {
        assertThat(
                        problems(
                                TestConfig.ofDefault(
                                        "finicity.region", "${finicity.partner-secret}",
                                        "finicity.partner-secret", "Sup3rSecret1234")))
                .singleElement()
                .asString()
                .startsWith("finicity.region is \"${finicity.partner-secret}\": it must be us or");
    }

    /** Any text is possible there, and the message says what it leads to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "finicity.store",
                "finicity-auth/mp-rest/trustStore",
                "finicity-auth/mp-rest/keyStore"
            })
    void expressionNamesASecretWhereAnyTextIsPossible_shownAsItIsWritten(String key) {
        assertThat(
                        problems(
                                TestConfig.ofDefault(
                                        key,
                                        "${finicity.partner-secret}",
                                        "finicity.partner-secret",
                                        "Sup3rSecret1234")))
                .singleElement()
                .asString()
                .startsWith(key + " is \"${finicity.partner-secret}\"");
    }

    /** A type is tried with a store that is there. */
    @Test
    void expressionOfATypeNamesASecret_shownAsItIsWritten() {
        assertThat(
                        problems(
                                TestConfig.ofDefault(
                                        "finicity-auth/mp-rest/trustStore", "pom.xml",
                                        "finicity-auth/mp-rest/trustStoreType",
                                                "${finicity.partner-secret}",
                                        "finicity.partner-secret", "Sup3rSecret1234")))
                .singleElement()
                .asString()
                .contains("cannot be opened as ${finicity.partner-secret} with");
    }

    @Test
    void brokenExpression_namedWithoutValue() {
        assertThat(problems("finicity.region", "${NOT_SET_ANYWHERE}"))
                .singleElement()
                .asString()
                .startsWith("finicity.region cannot be read: ")
                .doesNotContain("NOT_SET_ANYWHERE");
    }

    @Test
    void confirmationThatCannotBeRead_named() {
        assertThat(problems("finicity.lockout.confirmed-unlocked", "case ${NOT_SET_ANYWHERE}"))
                .singleElement()
                .asString()
                .startsWith("finicity.lockout.confirmed-unlocked cannot be read: ");
    }

    private static List<String> problems(String key, String value) {
        return catchThrowableOfType(
                        InvalidConfigurationException.class, () -> TestConfig.settings(key, value))
                .problems();
    }
}
