package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentEncodingTest {
    @Test
    void none_asItIs() {
        byte[] body = "body".getBytes(UTF_8);

        assertThat(ContentEncoding.decoded(body, null)).isSameAs(body);
        assertThat(ContentEncoding.decoded(body, " ")).isSameAs(body);
        assertThat(ContentEncoding.decoded(body, "Identity")).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "gzip,identity", "?"})
    void unknown_empty(String encoding) {
        assertThat(ContentEncoding.decoded("body".getBytes(UTF_8), encoding)).isEmpty();
    }

    @Test
    void hugeInside_onlyItsBeginning() throws IOException {
        byte[] decoded = ContentEncoding.decoded(zipped(new byte[50_000_000]), "gzip");

        assertThat(decoded).hasSize(ReplyReader.LONGEST_PREFIX);
    }

    /** A decoder gives fewer bytes than it was asked for where its own buffer ends. */
    @Test
    void hugeInUnevenPieces_notOneByteMore() throws IOException {
        var body = new byte[100_000];
        var noise = new byte[900];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, body, 0, noise.length);

        assertThat(ContentEncoding.decoded(zipped(body), "gzip"))
                .isEqualTo(Arrays.copyOf(body, ReplyReader.LONGEST_PREFIX));
    }

    @Test
    void cutOff_whatCame() throws IOException {
        String text = "x".repeat(100_000);
        byte[] zipped = zipped(text.getBytes(UTF_8));

        for (int length = 0; length < zipped.length; length++) {
            byte[] decoded = ContentEncoding.decoded(Arrays.copyOf(zipped, length), "gzip");
            assertThat(text).startsWith(new String(decoded, UTF_8));
        }
        byte[] almost = Arrays.copyOf(zipped, zipped.length - 1);
        assertThat(ContentEncoding.decoded(almost, "gzip")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate"})
    void empty_empty(String encoding) {
        assertThat(ContentEncoding.decoded(new byte[0], encoding)).isEmpty();
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
