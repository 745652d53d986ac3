package io.github.mpfinicity.microprofile.config;

import static java.util.stream.Collectors.joining;

import io.github.mpfinicity.microprofile.GeneratedParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    /** The guide with the table. */
    private static final Path GUIDE = Path.of("README.md");

    private static final String HEAD = "| setting | default | value | what it does |";

    @Test
    void tableIsWhatTheSettingsSay() throws IOException {
        GeneratedParts.check(GUIDE, Map.of("settings", table()), getClass(), "mpfinicity.settings");
    }

    static String table() {
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
