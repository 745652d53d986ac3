package io.github.mpfinicity.tck.table;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A server on a JDK, with one Jakarta EE. */
record Row(String server, String jdk, String line) implements Comparable<Row> {
    static final List<String> HEAD =
            List.of(
                    "| server | version | JDK | MicroProfile | Jakarta EE | tests passed | left out"
                            + " |",
                    "|---|---|---|---|---|---|---|");

    private static final int CELL_OF_SERVER = 1;
    private static final int CELL_OF_JDK = 3;
    private static final Pattern BORDER = Pattern.compile(" *\\| *");

    static Row of(Run run, int tests) {
        return parsed(
                "| %s | %s | %s | %s | %s | %d | %s |"
                        .formatted(
                                run.server(),
                                run.version(),
                                run.jdk(),
                                run.microProfile(),
                                run.jakarta(),
                                tests,
                                run.leftOut().isEmpty() ? "–" : run.leftOut()));
    }

    static Row parsed(String line) {
        List<String> cells = List.of(BORDER.split(line, -1));
        return new Row(cells.get(CELL_OF_SERVER), cells.get(CELL_OF_JDK), line);
    }

    @Override
    public int compareTo(Row other) {
        return Comparator.comparing(Row::server, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Row::jdk)
                .thenComparing(Row::line)
                .compare(this, other);
    }
}
