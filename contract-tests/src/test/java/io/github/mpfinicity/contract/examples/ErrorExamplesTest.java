package io.github.mpfinicity.contract.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorExamplesTest {
    private static final Path OURS = Path.of("src/test/openapi/errors.yaml");

    /** The document has three examples that the library does not understand, and no other. */
    @Test
    void plantedErrors_foundAndTheRestUnderstood() throws IOException {
        Understanding understanding = Understanding.of(ErrorExamples.of(OURS));

        assertThat(understanding.problems())
                .containsExactlyInAnyOrder(
                        "get /hidden/code 400 deep: code 14020 is read as null",
                        "get /hidden/message 404 elsewhere: the message is not read",
                        "get /hidden/unknown 400 new: code 98765 is not in the catalogue");
        assertThat(understanding.groups())
                .isEqualTo(
                        Map.of(
                                "APP_KEY", 1,
                                "APP_TOKEN", 2,
                                "FORMAT", 1,
                                "NOT_FOUND", 3,
                                "PARTNER_AUTHENTICATION", 1,
                                "REQUEST", 4));
        assertThat(understanding.withoutCode()).isEqualTo(1);
    }
}
