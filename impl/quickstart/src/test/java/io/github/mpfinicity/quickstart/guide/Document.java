package io.github.mpfinicity.quickstart.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown file, or the reference for coding assistants, which is one by content.
 *
 * @param path from the root of the repository
 */
record Document(Path path, String text) {
    static final Path ROOT = root();

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** A piece of code in it. */
    record Block(Document document, int line, String language, String code) {
        @Override
        public String toString() {
            return document.path() + ":" + line + " (" + language + ")";
        }
    }

    static Document of(String path) {
        try {
            return new Document(Path.of(path), Files.readString(ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, those of copies and of what a build has made left out. */
    static List<Document> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Document::isOurs)
                    .sorted()
                    .map(each -> of(ROOT.relativize(each).toString()))
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        String name = ROOT.relativize(file).toString();
        return name.matches(".*[.]md|.*/llms[.]txt")
                && !name.matches("(.*/)?(target|node_modules|[.]git)/.*");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    List<Block> blocks() {
        return FENCED.matcher(text)
                .results()
                .map(it -> new Block(this, line(it.start()), it.group(1), it.group(2)))
                .toList();
    }

    private int line(int offset) {
        return (int) text.substring(0, offset).lines().count() + 1;
    }

    /** Where its links lead to. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(it -> it.group(1)).toList();
    }

    /** What headings are called in links. */
    Set<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(it -> anchor(it.group(1)))
                .collect(Collectors.toSet());
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    /** All but code. */
    String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** The cells of the first table at or below that mark, without its head. */
    List<List<String>> tableBelow(String mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new AssertionError(path + " has no \"" + mark + "\"");
        }
        return text.substring(at)
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.substring(1).split("\\|", -1)))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    /** What stands between backticks. */
    static List<String> names(String cell) {
        return Pattern.compile("`([^`\n]+)`")
                .matcher(cell)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }
}
