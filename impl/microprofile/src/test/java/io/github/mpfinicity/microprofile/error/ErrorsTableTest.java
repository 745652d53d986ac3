package io.github.mpfinicity.microprofile.error;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.microprofile.GeneratedParts;
import io.github.mpfinicity.microprofile.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsTableTest {
    /** The page with the table. */
    private static final Path PAGE = Path.of("ERRORS.md");

    private static final String HEAD = "| code | status | group | meaning | what to do |";

    @Test
    void tableIsWhatTheCatalogueSays() throws IOException {
        GeneratedParts.check(PAGE, Map.of("errors", table()), getClass(), "mpfinicity.errors");
    }

    @Test
    void addresses_leadToThePlacesOfThisPage() throws IOException {
        String project = Files.readString(Path.of("../../pom.xml"));
        String table = table();
        for (ErrorEntry each : ErrorCatalogue.entries()) {
            String[] address = each.address().split("/blob/main/impl/microprofile/ERRORS.md#", 2);
            assertThat(project).contains("<url>" + address[0] + "</url>");
            assertThat(table).contains("<a id=\"" + address[1] + "\"></a>");
        }
    }

    private static String table() {
        return ErrorCatalogue.entries().stream()
                .map(ErrorsTableTest::row)
                .collect(joining("\n", HEAD + "\n|---|---|---|---|---|\n", "\n"));
    }

    private static String row(ErrorEntry each) {
        return "| <a id=\"code-%s\"></a>%s | %s | %s | %s | %s |"
                .formatted(
                        each.code(),
                        each.code(),
                        each.status() == 0 ? "–" : each.status(),
                        each.group().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        each.meaning(),
                        ErrorMessages.remedy(
                                each, io.github.mpfinicity.LibraryAction.NONE, Setting::key));
    }
}
