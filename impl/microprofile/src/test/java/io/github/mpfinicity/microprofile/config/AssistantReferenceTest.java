package io.github.mpfinicity.microprofile.config;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.microprofile.GeneratedParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference for coding assistants, a file of the jar, says what the code and README say. */
class AssistantReferenceTest {
    private static final String NAME = "META-INF/mp-finicity/llms.txt";
    private static final Path REFERENCE = Path.of("src/main/resources", NAME);
    private static final Path README = Path.of("../../README.md");
    private static final int AT_MOST = 20_000;

    @Test
    void partsAreWhatTheCodeSays() throws IOException {
        Map<String, String> parts =
                Map.of(
                        "settings", SettingsTableTest.table(),
                        "exceptions", exceptions(),
                        "codes", codes());
        GeneratedParts.check(REFERENCE, parts, getClass(), "mpfinicity.assistants");
    }

    @Test
    void reference_isInTheJarAndShort() throws IOException {
        try (var read = Setting.class.getClassLoader().getResourceAsStream(NAME)) {
            assertThat(read).isNotNull();
            assertThat(read.readAllBytes()).hasSizeLessThan(AT_MOST);
        }
    }

    /** The table of README, whose links would lead nowhere from here. */
    private static String exceptions() throws IOException {
        return Files.readString(README)
                .lines()
                .dropWhile(line -> !line.startsWith("| exception |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
                .collect(joining("\n", "", "\n"));
    }

    /** One row for all codes that mean the same. */
    private static String codes() {
        Map<String, String> byRest =
                ErrorCatalogue.entries().stream()
                        .collect(
                                groupingBy(
                                        AssistantReferenceTest::rest,
                                        LinkedHashMap::new,
                                        mapping(ErrorEntry::code, Collectors.joining(", "))));
        return byRest.entrySet().stream()
                .map(each -> "| " + each.getValue() + " | " + each.getKey() + " |")
                .collect(
                        joining(
                                "\n",
                                "| code | group | meaning | what to do |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static String rest(ErrorEntry entry) {
        return "`%s` | %s | %s"
                .formatted(
                        entry.group(),
                        entry.meaning(),
                        entry.remedy().apply(AssistantReferenceTest::setting));
    }

    private static String setting(CredentialPart part) {
        return part == CredentialPart.ALL ? "" : Setting.valueOf(part.name()).key();
    }
}
