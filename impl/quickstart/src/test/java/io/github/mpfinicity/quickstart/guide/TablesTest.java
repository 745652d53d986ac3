package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.RecordCodec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tables of the documents name is there. */
class TablesTest {
    private static final String ASSISTANTS =
            "impl/microprofile/src/main/resources/META-INF/mp-finicity/llms.txt";
    private static final Pattern TYPE = Pattern.compile("(?<![\\w/])[A-Z][a-z]\\w+");

    private static final String SALT = "0123456789abcdefghijkl";

    /** What it says of runtimes is what the suite runs with, or what a message says. */
    @Test
    void runtimesOfReadme_areThoseOfTheSuite() {
        String known =
                String.join("\n", SourceFiles.published(), SourceFiles.text("tck/servers", ".xml"));
        for (List<String> row : Document.of("README.md").tableBelow("| runtime |")) {
            Document.names(row.get(1)).stream()
                    .filter(it -> it.matches("io.quarkus:.*|standalone-.*|microProfile-.*"))
                    .map(it -> it.replaceFirst(".*:", ""))
                    .forEach(it -> assertTrue(known.contains(it), it));
        }
    }

    @Test
    void errorsOfReadme_areAllThatTheApiHas() {
        Set<String> named = new TreeSet<>();
        for (List<String> row : Document.of("README.md").tableBelow("## Errors")) {
            named.addAll(Document.names(row.get(0)));
        }
        Set<String> all =
                SourceFiles.in("api/src", ".java")
                        .map(it -> it.getFileName().toString().replace(".java", ""))
                        .filter(it -> it.endsWith("Exception"))
                        .filter(it -> !it.equals("FinicityAuthenticationException"))
                        .filter(it -> !it.equals("FinicityApiException"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, named);
    }

    /** Also those of the TCK's simulator; the others are Jakarta's and MicroProfile's. */
    @Test
    void typesOfTheReferenceForAssistants_areThere() {
        Set<String> ours =
                Stream.of("api/src/main", "impl/microprofile/src/main", "tck/simulator/src/main")
                        .flatMap(folder -> SourceFiles.in(folder, ".java"))
                        .map(it -> it.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());
        Set<String> named =
                Document.names(Document.of(ASSISTANTS).prose()).stream()
                        .flatMap(it -> TYPE.matcher(it).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(ours);

        assertEquals(Set.of("Inject", "RestClient", "Retry"), named);
    }

    @Test
    void invariants_areHeldByTestsThatAreThere() {
        Set<String> tests =
                Stream.of("impl", "tck/suite")
                        .flatMap(folder -> SourceFiles.in(folder, ".java"))
                        .map(it -> it.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());
        List<List<String>> rows = Document.of("impl/core/README.md").tableBelow("## Invariants");

        assertEquals(21, rows.size());
        for (List<String> row : rows) {
            List<String> holders =
                    Document.names(row.get(2)).stream().filter(it -> it.endsWith("Test")).toList();
            assertTrue(!holders.isEmpty() && tests.containsAll(holders), row::toString);
        }
    }

    @Test
    void wordsOfTheRecord_areThoseOfTheCodec() {
        Set<String> named = new TreeSet<>();
        for (List<String> row : Document.of("impl/core/README.md").tableBelow("<!-- words")) {
            named.addAll(Document.names(row.get(0)));
        }
        Set<String> written =
                Stream.of(RecordCodec.write(LockoutRecord.fresh(SALT)).split(" ", -1))
                        .skip(1)
                        .map(word -> word.substring(0, word.indexOf('=')))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(written, named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "redis"})
    void settingsOfTheStore_areInItsSources(String store) {
        for (List<String> row :
                Document.of("impl/store-" + store + "/README.md").tableBelow("## Settings")) {
            String name = Document.names(row.get(0)).get(0);
            assertTrue(SourceFiles.published().contains(name + "\""), name);
        }
    }
}
