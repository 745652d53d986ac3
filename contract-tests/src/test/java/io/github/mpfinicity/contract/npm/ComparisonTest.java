package io.github.mpfinicity.contract.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.contract.PactFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a small document of our own in the place of the vendor's. */
class ComparisonTest {
    private static final Path PUBLISHED = Path.of("src/test/openapi/published.yaml");

    @TempDir Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Comparison comparison =
            new Comparison(
                    PactFile.written(), new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void published_nothingContradicts() throws IOException {
        assertThat(comparison.contradictions(PUBLISHED)).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("left out  an Australian request for a token: another region")
                .contains(
                        "left out  a change of the secret in XML: the document speaks of JSON only")
                .contains("answered as a server error: only the vendor's guide to errors has it");
    }

    @ParameterizedTest
    @CsvSource({
        "name: Finicity-App-Token, name: App-Token, a call with both headers",
        "name: Finicity-App-Key, name: App-Key, a request for a token",
        "' token:', ' access_token:', a request for a token",
        "/institution/v2/institutions, /institution/v3/institutions, a call with both headers",
        "'\"204\":', '\"202\":', a change of the secret at once",
        "immediate:, delayed:, a change of the secret with a grace period",
        "'\"404\":', '\"410\":', a request for a token for an unknown partner",
        "'type: boolean', 'type: string', a change of the secret at once"
    })
    void vendorMovedAway_noticed(String was, String is, String where) throws IOException {
        String published = Files.readString(PUBLISHED);
        assertThat(published).contains(was);
        Path moved = Files.writeString(folder.resolve("moved.yaml"), published.replace(was, is));

        assertThat(comparison.contradictions(moved)).anyMatch(line -> line.startsWith(where));
    }

    @Test
    void noDocument_saidSo() throws IOException {
        String broken = Files.readString(PUBLISHED).replace("openapi: 3.0.3", "openapi: [");
        Path none = Files.writeString(folder.resolve("none.yaml"), broken);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> comparison.contradictions(none))
                .withMessageStartingWith("opc cannot compare");
    }
}
