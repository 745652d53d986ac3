package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.core.vendor.VendorReply;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParserFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private final ReplyReader reader = new ReplyReader();

    static Stream<String[]> shapesWithCode() {
        return Stream.of(
                new String[] {"{\"code\":10001,\"message\":\"Invalid credentials\"}", "10001"},
                new String[] {"{\"code\":\"10010\",\"status\":\"400\",\"tags\":\"\"}", "10010"},
                new String[] {"{\"code\":10001.0}", "10001"},
                new String[] {"{\"code\":10001.5}", "10001"},
                new String[] {"{\"code\":\"10001.0\"}", "10001"},
                new String[] {"{\"Errors\":{\"Error\":[{\"ReasonCode\":\"10023,\"}]}}", "10023"},
                new String[] {"{\"code\":\"24302: locked\"}", "24302"},
                new String[] {"<error><code>10023,</code></error>", "10023"},
                new String[] {"\uFEFF \r\n\t{ \"Code\" : 3300001 }", "3300001"},
                new String[] {"[{\"code\":1503}]", "1503"},
                new String[] {
                    "{\"Errors\":{\"Error\":[{\"Source\":\"x\",\"ReasonCode\":\"1503\"}]}}", "1503"
                },
                new String[] {"{\"errors\":{\"error\":[{\"reasonCode\":1504}]}}", "1504"},
                new String[] {"{\"Errors\":{\"Error\":{\"code\":12401}}}", "12401"},
                new String[] {
                    "{\"errors\":{\"error\":[{\"code\":10001},{\"code\":24302},{\"code\":10005}]}}",
                    "24302"
                },
                new String[] {"{\"code\":10001,\"code\":10005}", "10001"},
                new String[] {"{\"details\":{\"a\":[1,{}]},\"code\":10021}", "10021"},
                new String[] {"{\"code\":10023,\"message\":\"trunca", "10023"},
                new String[] {"{\"code\":10023, trailing: commas,,}", "10023"},
                new String[] {"{\"Errors\":{\"Error\":[{\"ReasonCode\":\"1503\",}]}}", "1503"},
                new String[] {
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><error>"
                            + "<code>14006</code><message>x</message></error>",
                    "14006"
                },
                new String[] {"<error><message>x</message>\n<code> 24302 </code>", "24302"});
    }

    static Stream<Supplier<JsonParserFactory>> lookUpsInVain() {
        return Stream.of(
                () -> {
                    throw new JsonException("Provider org.eclipse.parsson.X not found");
                },
                () -> {
                    throw new NoClassDefFoundError("jakarta/json/Json");
                });
    }

    @ParameterizedTest
    @MethodSource("lookUpsInVain")
    void noJsonP_saysWhatToAdd(Supplier<JsonParserFactory> lookup) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> new ReplyReader(lookup))
                .withMessageContaining("add org.eclipse.parsson:parsson")
                .withMessageContaining("io.quarkus:quarkus-jsonp");
    }

    @ParameterizedTest
    @MethodSource("shapesWithCode")
    void shapeWithCode_read(String body, String code) {
        assertThat(refusal(body.getBytes(UTF_8)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Invalid (Finicity-App-Key), INVALID_APP_KEY",
        "' Invalid (App-Key)\n', INVALID_APP_KEY",
        "\"Invalid parameter (Finicity-App-Key)\", INVALID_APP_KEY",
        "Invalid (Finicity-App-Token), INVALID_TOKEN",
        "Invalid (App-Token), INVALID_TOKEN",
        "Expired (Finicity-App-Token), EXPIRED_TOKEN",
        "expired (app-token), EXPIRED_TOKEN"
    })
    void wordsForACode_meantWithoutACode(String body, VendorCode meaning) {
        assertThat(refusal(body.getBytes(UTF_8)))
                .isEqualTo(new VendorReply(401, null, null, meaning, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{}",
                "null",
                "{\"code\":null}",
                "{\"code\":{\"code\":10001}}",
                "{\"code\":12}",
                "{\"code\":123456789}",
                "{\"code\":-10001}",
                "{\"code\":1e5}",
                "{\"code\":1e999999999}",
                "{\"code\":\"<script>\"}",
                "{\"data\":{\"code\":10001}}",
                "{\"message\":\"code 10001\"}",
                "{\"cod",
                "Expired (Finicity-App-Key)",
                "Missing parameter (Finicity-App-Token)",
                "not Invalid (App-Key)",
                "<html><code>10001</code></html>",
                "<errors><code>10001</code></errors>",
                "<error>",
                "10001"
            })
    void shapeWithoutCode_none(String body) {
        assertThat(refusal(body.getBytes(UTF_8)).hasReason()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"T\"}",
                "{\"token\":\"T\",\"token\":\"U\"}",
                "{\"token\":7,\"token\":\"T\"}",
                "{\"Token\":\"T\",\"trunc",
                "{\"x\":{\"token\":\"no\"},\"token\":\"T\"}",
                "<access><token>T</token></access>",
                "\uFEFF\n<access><token>T</token></access>"
            })
    void token_firstStringOfThatNameOrTheElement(String body) {
        assertThat(reply(body)).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":null}",
                "{\"token\":7}",
                "{\"token\":{\"token\":\"T\"}}",
                "{\"token\":[\"T\"]}",
                "[{\"token\":\"T\"}]",
                "{\"token\":\"T",
                "\"T\""
            })
    void notAJsonString_noToken(String body) {
        assertThat(reply(body)).isNull();
    }

    @Test
    @Timeout(20)
    void hostileBodies_neverThrowNeverHang() {
        var random = new Random(42);
        var noise = new byte[AuthenticationHttpClient.LONGEST_BODY];
        for (int i = 0; i < 50; i++) {
            random.nextBytes(noise);
            noise[0] = (byte) "{[<\"I".charAt(i % 5);
            refusal(noise);
        }
        String[] pieces = {
            "[",
            "{\"a\":",
            "<error>",
            "<error ",
            "<code>",
            "<?xml ",
            "{\"code\":\"",
            "1",
            "<access>",
            "<access a='",
            "<access a='' ",
            "<!--",
            "<!-- -->",
            "&amp;",
            "<token/>",
            "<a></a>",
            "<access><token>"
        };
        for (String piece : pieces) {
            String whole = piece.repeat(AuthenticationHttpClient.LONGEST_BODY / piece.length());
            assertThat(refusal(whole.getBytes(UTF_8)).code()).isNull();
            refusal(("<error>" + whole).getBytes(UTF_8));
            refusal(("<access>" + whole).getBytes(UTF_8));
            refusal(("<access><token>" + whole).getBytes(UTF_8));
        }
    }

    @Test
    void malformedUtf8_restStillRead() {
        byte[] body = "{\"message\":\"?\",\"code\":10001}".getBytes(UTF_8);
        byte[] broken = Arrays.copyOf(body, body.length);
        broken[new String(body, UTF_8).indexOf('?')] = (byte) 0xff;
        assertThat(refusal(broken).code()).isEqualTo("10001");
    }

    private VendorReply refusal(byte[] body) {
        return reader.error(BodyText.of(body, null)).reply(401);
    }

    private @Nullable String reply(String body) {
        return reader.reply(new AuthenticationHttpClient.RawReply(200, null, body, true), null)
                .token();
    }
}
