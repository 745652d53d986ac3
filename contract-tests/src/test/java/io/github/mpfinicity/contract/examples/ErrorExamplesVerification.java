package io.github.mpfinicity.contract.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code -Popenapi} runs, too. Not a test of this build: its name keeps it out. */
class ErrorExamplesVerification {
    @Test
    void examplesOfErrors_understood() throws IOException {
        String file = System.getProperty("openapi");
        assertThat(file).as("-Dopenapi is to be the vendor's document, a file").isNotBlank();
        Path document = Path.of(System.getProperty("contract.invoked")).resolve(file);

        List<ErrorExample> examples = ErrorExamples.of(document);
        Understanding understanding = Understanding.of(examples);

        System.out.println(
                examples.size()
                        + " examples of errors, by group "
                        + understanding.groups()
                        + ", without a code "
                        + understanding.withoutCode());
        assertThat(examples).as("examples of errors in the document").isNotEmpty();
        assertThat(understanding.problems()).as("what is not understood").isEmpty();
    }
}
