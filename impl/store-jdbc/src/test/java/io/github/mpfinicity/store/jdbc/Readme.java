package io.github.mpfinicity.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of this module's README. */
final class Readme {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

    private Readme() {}

    /** The cells of the row whose first cell is that. */
    static List<String> row(String first) throws IOException {
        return Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("| " + first + " |"))
                .map(line -> line.substring(1).split("[|]", -1))
                .map(cells -> Stream.of(cells).map(String::strip).toList())
                .findFirst()
                .orElseThrow(() -> new AssertionError("README has no row " + first));
    }

    /** True if the cell names that version, or the major one of it. */
    static boolean names(String version, String cell) {
        // MariaDB says that first, for old clients.
        Matcher number = NUMBER.matcher(version.replace("5.5.5-", ""));
        return number.find()
                && Stream.of(cell.split("[^0-9.]+", -1))
                        .filter(named -> !named.isEmpty())
                        .anyMatch(named -> (number.group() + ".").startsWith(named + "."));
    }
}
