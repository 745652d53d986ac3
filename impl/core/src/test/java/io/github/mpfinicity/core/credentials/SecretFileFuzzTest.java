package io.github.mpfinicity.core.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.Corpus;
import io.github.mpfinicity.core.time.ManualClocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Any bytes in the file of a secret, and in the files beside it. */
class SecretFileFuzzTest {
    private static final String MARK = "MARKED-SECRET";

    @TempDir static Path folder;

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) throws IOException {
        anyContent(input);
    }

    @FuzzTest
    void anyContent(byte[] input) throws IOException {
        String content = new String(input, ISO_8859_1).replace("@@", MARK);
        Path path = folder.resolve("secret");
        for (String ending : new String[] {"", ".pending", ".previous"}) {
            Files.write(Path.of(path + ending), content.getBytes(ISO_8859_1));
        }
        var file = new SecretFile("finicity.partner-secret-file", path, new ManualClocks());

        String value = answered(file::read);
        Optional<PartnerSecret> pending = answered(file::pending);
        Optional<PartnerSecret> previous = answered(file::previous);

        String text = new String(content.getBytes(ISO_8859_1), UTF_8);
        assertThat(value).isIn(null, text, without(text, "\r\n"), without(text, "\n"));
        if (pending != null) {
            assertThat(pending.orElseThrow().value()).isEqualTo(value);
            assertThat(previous).isEmpty();
        }
        assertThat("" + file + pending + previous).doesNotContain(MARK);
    }

    /** Null if the file cannot be used, which is said without its content. */
    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (SecretFileException e) {
            assertThat(e.sentence()).startsWith("finicity.partner-secret-file is \"");
            assertThat(e.toString()).doesNotContain(MARK);
            return null;
        }
    }

    private static String without(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
