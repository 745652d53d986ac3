package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each link between documents leads to a file, and to a heading in it. */
class LinksTest {
    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Document document : Document.all()) {
            for (String link : document.links()) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(document.path() + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyDocumentIsReachedFromReadme() throws IOException {
        List<Path> reached = new ArrayList<>();
        for (String link : Document.of("README.md").links()) {
            reached.add(Path.of(link.replaceAll("#.*", "")));
        }
        for (Document document : Document.all()) {
            assertTrue(
                    document.path().equals(Path.of("README.md"))
                            || reached.contains(document.path()),
                    () -> "README.md does not link " + document.path());
        }
    }

    private static boolean leadsSomewhere(Document from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target =
                parts[0].isEmpty() ? from.path() : from.path().resolveSibling(parts[0]).normalize();
        if (!Files.exists(Document.ROOT.resolve(target))) {
            return false;
        }
        return parts.length == 1 || Document.of(target.toString()).anchors().contains(parts[1]);
    }
}
