package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {
    private static final String TEXT = "{\"code\":10022,\"message\":\"é\"}";

    @ParameterizedTest
    @CsvSource({
        "UTF-8,",
        "UTF-16BE,text/plain",
        "UTF-16LE,text/plain;charset=UTF-8",
        "ISO-8859-1,application/json; Charset = \"iso-8859-1\"",
        "windows-1252,text/html; level=1;charset=windows-1252"
    })
    void decoded(String charset, String contentType) {
        assertThat(BodyText.of(TEXT.getBytes(Charset.forName(charset)), contentType))
                .isEqualTo(TEXT);
    }

    /** A refusal that is overlooked can lock the account. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-32", "IBM037", "ISO-2022-CN", "klingon", "?", ""})
    void wrongName_hidesNothing(String name) {
        assertThat(BodyText.of(TEXT.getBytes(UTF_8), "application/json;charset=" + name))
                .isEqualTo(TEXT);
    }

    @Test
    void fewBytes_decoded() {
        assertThat(BodyText.of(new byte[0], null)).isEmpty();
        assertThat(BodyText.of(new byte[] {'x'}, null)).isEqualTo("x");
    }
}
