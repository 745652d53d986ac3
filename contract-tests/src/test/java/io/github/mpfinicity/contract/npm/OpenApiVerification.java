package io.github.mpfinicity.contract.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.contract.PactFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code -Popenapi} runs. Not a test of this build: its name keeps it out. */
class OpenApiVerification {
    @Test
    void document_doesNotContradictThePact() throws IOException {
        String file = System.getProperty("openapi");
        assertThat(file)
                .as("-Dopenapi is to be the vendor's OpenAPI document, a file")
                .isNotBlank();
        Path document = Path.of(System.getProperty("contract.invoked")).resolve(file);
        assertThat(document).isRegularFile();

        assertThat(new Comparison(PactFile.written(), System.out).contradictions(document))
                .as("where the document contradicts the pact")
                .isEmpty();
    }
}
