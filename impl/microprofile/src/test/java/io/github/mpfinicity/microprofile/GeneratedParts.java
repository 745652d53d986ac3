package io.github.mpfinicity.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The parts of a document that come from the code. Each stands between two marks with its name. */
public final class GeneratedParts {
    private static final String WRITE =
            "./mvnw test -pl impl/microprofile -am -Dtest=%s"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=write";

    private GeneratedParts() {}

    /**
     * Fails if a part of the document is not what the code says. Writes the parts anew if the
     * property asks for that.
     *
     * @param parts by name
     */
    public static void check(
            Path document, Map<String, String> parts, Class<?> test, String property)
            throws IOException {
        String before = Files.readString(document);
        String now = before;
        for (Map.Entry<String, String> each : parts.entrySet()) {
            now = put(now, each.getKey(), each.getValue());
        }
        if ("write".equals(System.getProperty(property))) {
            Files.writeString(document, now);
            return;
        }
        String write = WRITE.formatted(test.getSimpleName(), property);
        assertThat(before).as(document + " is stale: " + write).isEqualTo(now);
    }

    private static String put(String document, String name, String part) {
        String mark = "<!-- " + name + " -->\n";
        int begin = document.indexOf(mark) + mark.length();
        int end = document.indexOf("<!-- /" + name + " -->");
        assertThat(begin).as("the document has " + mark).isBetween(mark.length(), end);
        return document.substring(0, begin) + part + document.substring(end);
    }
}
