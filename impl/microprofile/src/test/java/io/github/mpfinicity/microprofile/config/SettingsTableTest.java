package io.github.mpfinicity.microprofile.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    /** The guide with the table. */
    private static final Path GUIDE = Path.of("README.md");

    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- /settings -->";
    private static final String HEAD = "| setting | default | value | what it does |";
    private static final String WRITE =
            "./mvnw test -pl impl/microprofile -am -Dtest=SettingsTableTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmpfinicity.settings=write";

    @Test
    void tableIsWhatTheSettingsSay() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        assertThat(begin).as(GUIDE + " has " + BEGIN).isBetween(BEGIN.length(), end);
        String now = guide.substring(0, begin) + table() + guide.substring(end);

        if ("write".equals(System.getProperty("mpfinicity.settings"))) {
            Files.writeString(GUIDE, now);
            return;
        }
        assertThat(guide).as(GUIDE + " is stale: " + WRITE).isEqualTo(now);
    }

    private static String table() {
        return Arrays.stream(Setting.values())
                .map(SettingsTableTest::row)
                .collect(joining("\n", HEAD + "\n|---|---|---|---|\n", "\n"));
    }

    private static String row(Setting each) {
        String byDefault = each.byDefault() == null ? "–" : "`" + each.byDefault() + "`";
        return "| `%s` | %s | %s | %s |"
                .formatted(each.key(), byDefault, each.type().rule(), each.meaning());
    }
}
