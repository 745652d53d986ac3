package io.github.mpfinicity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file itself, which is published. */
class PactFileTest {
    /** Whatever could be a partner id, an app key, a secret or a token. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("\"(?=[^\"/]*\\d)([A-Za-z0-9!@#$%&*_+-]{12,255})\"");

    private final Path pact = PactFile.written().path();

    @Test
    void twoRuns_sameBytes() throws IOException {
        Path again = pact.resolveSibling("../pacts-again").resolve(pact.getFileName());

        assertThat(again).hasSameBinaryContentAs(pact);
    }

    @Test
    void credentials_madeUp() throws IOException {
        String text = Files.readString(pact);

        assertThat(CREDENTIAL.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(MadeUp.ALL);
        assertThat(MadeUp.ALL).allSatisfy(each -> assertThat(text).contains(each));
    }
}
