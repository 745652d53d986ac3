package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** OPERATIONS.md quotes each line that is logged at WARNING or INFO, and no other. */
class LogLinesTest {
    private static final Document GUIDE = Document.of("impl/microprofile/OPERATIONS.md");
    private static final String REFUSALS = "| a warning that contains";
    private static final String OTHERS = "| another line that contains";
    private static final Pattern LEVEL = Pattern.compile("Level[.](WARNING|INFO)");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final int SHORTEST_SENTENCE = 16;
    private static final Pattern ID = Pattern.compile("MPFIN-[0-9]{3}");

    /** A line whose words come from elsewhere in its class. */
    private static final Pattern CALLS = Pattern.compile("id[(]|, sentence,|WARNING,\\s+WARNING,");

    @Test
    void quotedLines_areInTheSources() {
        String sources = SourceFiles.published();
        for (String line : quoted().toList()) {
            assertTrue(sources.contains(line), () -> "nothing logs \"" + line + "\"");
        }
    }

    /** A method that logs words of others has none of its own, and is not looked at. */
    @Test
    void loggedLines_areQuoted() {
        String sources = SourceFiles.published();
        List<String> missing = new ArrayList<>();
        LEVEL.matcher(sources)
                .results()
                .map(it -> sentences(sources, it))
                .filter(it -> !it.isEmpty())
                .filter(it -> quoted().noneMatch(line -> it.toString().contains(line)))
                .forEach(it -> missing.add(it.toString()));
        assertEquals(List.of(), missing);
    }

    private static String method(String sources, MatchResult level) {
        int begin = sources.lastIndexOf("\n\n", level.start());
        return sources.substring(begin, sources.indexOf("\n    }\n", level.start()));
    }

    /** The strings of the method around it. */
    private static List<String> sentences(String sources, MatchResult level) {
        return STRING.matcher(method(sources, level))
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.replaceAll("[{][0-9][}]", "").length() >= SHORTEST_SENTENCE)
                .toList();
    }

    @Test
    void ids_standOnceInTheSourcesAndAreExplained() {
        List<String> logged = ids(SourceFiles.published());
        assertEquals(logged.stream().distinct().toList(), logged);

        assertEquals(new TreeSet<>(logged), new TreeSet<>(ids(GUIDE.text())));
    }

    /** A method that logs at these levels has an id, or takes one from a method of its class. */
    @Test
    void loggedLines_haveIds() {
        String sources = SourceFiles.published();
        List<String> missing = new ArrayList<>();
        LEVEL.matcher(sources)
                .results()
                .map(it -> method(sources, it))
                .filter(it -> it.contains("LOG.log"))
                .filter(it -> ids(it).isEmpty() && !CALLS.matcher(it).find())
                .forEach(missing::add);
        assertEquals(List.of(), missing);
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void exceptionsAndEvents_areInTheApi() throws Exception {
        String events = Files.readString(api("SessionEvent"));
        for (List<String> row : GUIDE.tableBelow(REFUSALS)) {
            for (String each : Document.names(row.get(1))) {
                assertTrue(Files.exists(api(each)), each);
            }
            String event = Document.names(row.get(2)).get(0);
            assertTrue(events.contains("record " + event + "("), event);
        }
    }

    private static Stream<String> quoted() {
        return Stream.of(REFUSALS, OTHERS)
                .flatMap(it -> GUIDE.tableBelow(it).stream())
                .flatMap(row -> Document.names(row.get(0)).stream());
    }

    private static Path api(String type) {
        return Document.ROOT.resolve("api/src/main/java/io/github/mpfinicity/" + type + ".java");
    }
}
