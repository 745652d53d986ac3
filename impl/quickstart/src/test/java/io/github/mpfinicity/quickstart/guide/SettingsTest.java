package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Settings that a document names are in the tables of the guides. The tables themselves are held by
 * tests of the modules that have the settings.
 */
class SettingsTest {
    private static final String PREFIX = "finicity.";

    /** Its names are metrics and attributes; the telemetry module's ReadmeTest knows them. */
    private static final String METRICS = "impl/telemetry/README.md";

    @Test
    void settingsOfReadme_areTenOfTheGuideWithTheSameDefaults() {
        Map<String, String> few = defaults("README.md", "## Ten settings", "");

        assertEquals(10, few.size(), few::toString);
        few.forEach((name, value) -> assertEquals(known().get(name), value, name));
    }

    @Test
    void settingsOfSentencesAndBlocks_areInTheTables() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Document document : Document.all()) {
            named(document)
                    .map(it -> it.replaceFirst("^finicity[.](partners[.][a-z]+[.])?", ""))
                    .filter(it -> !known().containsKey(it))
                    .forEach(it -> unknown.add(document.path() + ": " + it));
        }
        assertEquals(List.of(), unknown);
    }

    private static Stream<String> named(Document document) {
        Stream<String> inSentences =
                Document.names(document.prose()).stream()
                        .map(it -> it.replaceFirst("=.*", ""))
                        .filter(it -> it.matches("finicity[.][a-z.-]*[a-z]"))
                        .filter(it -> !document.path().toString().equals(METRICS));
        Stream<String> inBlocks =
                document.blocks().stream()
                        .filter(it -> it.language().equals("properties"))
                        .flatMap(it -> keys(it.code()))
                        .filter(it -> it.startsWith(PREFIX));
        return Stream.concat(inSentences, inBlocks);
    }

    private static Stream<String> keys(String properties) {
        var read = new Properties();
        try {
            read.load(new StringReader(properties));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return read.stringPropertyNames().stream();
    }

    private static Map<String, String> known() {
        Map<String, String> known =
                new HashMap<>(defaults("impl/microprofile/README.md", "<!-- settings", ""));
        known.putAll(defaults("impl/microprofile/README.md", "<!-- store file", ""));
        known.putAll(defaults("impl/store-jdbc/README.md", "## Settings", "store.jdbc."));
        known.putAll(defaults("impl/store-redis/README.md", "## Settings", "store.redis."));
        return known;
    }

    /** By name; several in one row may have a default each, or one for all. */
    private static Map<String, String> defaults(String path, String mark, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (List<String> row : Document.of(path).tableBelow(mark)) {
            List<String> names = Document.names(row.get(0));
            String[] values = row.get(1).split(", ", -1);
            for (int i = 0; i < names.size(); i++) {
                found.put(
                        prefix
                                + names.get(i)
                                        .replaceFirst("^finicity[.](store[.](jdbc|redis)[.])?", ""),
                        values.length == names.size() ? values[i] : row.get(1));
            }
        }
        return found;
    }
}
