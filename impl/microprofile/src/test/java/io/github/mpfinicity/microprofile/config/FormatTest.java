package io.github.mpfinicity.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    private static final String GOOD = "Secret-1234567";
    private static final PartnerConfig CONFIG = TestConfig.ofDefault();

    @ParameterizedTest
    @ValueSource(strings = {"xml", "XML"})
    void xml_readInAnyCaseAndKeptForAnotherBaseUri(String value) {
        Config config = TestConfig.of("finicity.format", value);
        assertThat(Settings.unknown(config, TestConfig.stores())).isEmpty();
        Settings settings = Settings.load(PartnerConfig.ofDefault(config), TestConfig.stores());
        assertThat(settings.format()).isEqualTo(Format.XML);
        URI other = URI.create("https://other.example");
        assertThat(settings.at(other).format()).isEqualTo(Format.XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a&b<c>\"d'", "\t\n\r ", "\ud7ff\ue000\ufffd", "\u0085\u00e9\ud83d\ude00"})
    void inXml_carried(String text) {
        assertThat(Format.XML.carries(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\bb",
                "a\u000bb",
                "a\u000cb",
                "a\u001fb",
                "a\ufffeb",
                "a\uffffb",
                "a\ud83db",
                "a\ude00\ud83d"
            })
    void forbiddenInXml_onlyJsonCarriesIt(String text) {
        assertThat(Format.XML.carries(text)).isFalse();
        assertThat(Format.JSON.carries(text)).isTrue();
    }

    @Test
    void problems_nameWhatToCorrectAndNoValue() {
        var secret = PartnerSecret.of("S3cret\u0001s3cret");
        var credentials = new PartnerCredentials("key", "24\u000045", secret);
        assertThat(Format.XML.problems(credentials, secret, CONFIG))
                .hasSize(3)
                .allSatisfy(
                        problem ->
                                assertThat(problem)
                                        .contains("it must be without, for example")
                                        .contains("set finicity.format=json")
                                        .doesNotContain("S3cret", "24"))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("finicity.partner-id contains"),
                        problem ->
                                assertThat(problem).startsWith("finicity.partner-secret contains"),
                        problem -> assertThat(problem).startsWith("the pending secret"));
        assertThat(Format.JSON.problems(credentials, secret, CONFIG)).isEmpty();
    }

    @Test
    void noProblem_nothingSaid() {
        var secret = PartnerSecret.of(GOOD);
        var credentials = new PartnerCredentials("key", "2445", secret);
        assertThat(Format.XML.problems(credentials, null, CONFIG)).isEmpty();
        assertThat(Format.XML.problems(credentials, secret, CONFIG)).isEmpty();
    }
}
