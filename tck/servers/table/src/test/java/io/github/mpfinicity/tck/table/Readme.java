package io.github.mpfinicity.tck.table;

import java.util.ArrayList;
import java.util.List;

/** The text with the table of servers between two marks. */
record Readme(String text) {
    private static final String BEGIN =
            "<!-- servers: ./mvnw verify -Pservers -Dreadme=write -->\n";
    private static final String END = "<!-- /servers -->";

    /** The same with these rows for that JDK; those of other JDKs stay. */
    Readme with(List<Row> ran, String jdk) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(
                    "tck/README.md has no place for the table of servers: add " + BEGIN + END);
        }
        List<Row> rows = new ArrayList<>(ran);
        text.substring(begin, end)
                .lines()
                .skip(Row.HEAD.size())
                .map(Row::parsed)
                .filter(row -> !row.jdk().equals(jdk))
                .forEach(rows::add);
        List<String> table = new ArrayList<>(Row.HEAD);
        rows.stream().sorted().map(Row::line).forEach(table::add);
        return new Readme(
                text.substring(0, begin) + String.join("\n", table) + "\n" + text.substring(end));
    }
}
