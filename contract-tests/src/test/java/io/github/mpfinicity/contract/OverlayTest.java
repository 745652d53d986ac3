package io.github.mpfinicity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
    private static final Path PUBLISHED = Path.of("src/test/openapi/published.yaml");

    @Test
    void knownMistakes_mendedAndNothingElseChanged() throws IOException {
        String published = Files.readString(PUBLISHED);

        assertThat(changed(published))
                .containsExactly(
                        "type: object -> oneOf: [{type: integer}, {type: string}]",
                        "$ref: \"#/components/schemas/ErrorWrapper\""
                                + " -> $ref: '#/components/schemas/ErrorMessage'");
    }

    /** A mended document is noticed, and what the overlay is about is not looked for elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "'          type: object', '          description: either', properties / code",
        "' ErrorMessage:', ' ErrorMessages:', properties / code",
        "'            $ref: \"#/components/schemas/ErrorWrapper\"',"
                + " '            $ref: \"#/components/schemas/ErrorMessage\"',"
                + " PartnerNotFoundResponse",
        "' PartnerNotFoundResponse:', ' PartnerUnknownResponse:', PartnerNotFoundResponse",
    })
    void mended_saidSo(String was, String is, String where) throws IOException {
        String published = Files.readString(PUBLISHED);
        assertThat(published).contains(was);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Overlay.over(published.replace(was, is)))
                .withMessageContaining(where)
                .withMessageContaining("take it out of Overlay");
    }

    private static List<String> changed(String document) {
        List<String> before = document.lines().toList();
        List<String> after = Overlay.over(document).lines().toList();
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(i -> before.get(i).strip() + " -> " + after.get(i).strip())
                .toList();
    }
}
