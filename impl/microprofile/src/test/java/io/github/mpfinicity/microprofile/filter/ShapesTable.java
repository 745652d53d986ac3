package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.CodeType;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The table of codes, shapes and engines in the page of errors. Each engine counts its column. */
final class ShapesTable {
    /** All that the vendor is known to send. */
    static final List<ErrorShape> SHAPES =
            Arrays.stream(ErrorShape.values())
                    .filter(shape -> shape != ErrorShape.NEGOTIATED)
                    .toList();

    private static final String PAGE = "impl/microprofile/ERRORS.md";
    private static final String BEGIN = "<!-- shapes -->\n";
    private static final String END = "<!-- /shapes -->";

    private ShapesTable() {}

    /**
     * A code in a shape. Codes take turns: as a number, as a text where there is one, compressed.
     */
    static Fault fault(String code, ErrorShape shape) {
        int number = Integer.parseInt(code);
        return switch (number % 3) {
            case 0 -> Faults.error(number, shape);
            case 1 -> Faults.error(number, shape, CodeType.STRING);
            default -> Faults.gzipped(Faults.error(number, shape));
        };
    }

    /** Fails if an engine's column has other counts than these, unless it is to be written. */
    static void check(String engine, Map<String, Integer> counts) throws IOException {
        Path file = page();
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String now =
                page.substring(0, begin)
                        + counted(page.substring(begin, end).lines().toList(), engine, counts)
                        + page.substring(end);
        if ("write".equals(System.getProperty("mpfinicity.errors"))) {
            Files.writeString(file, now);
            return;
        }
        assertThat(page).as(PAGE + " is stale: run with -Dmpfinicity.errors=write").isEqualTo(now);
    }

    private static String counted(List<String> lines, String engine, Map<String, Integer> counts) {
        List<String> head = cells(lines.get(0));
        int column = head.indexOf(engine);
        assertThat(column).as(engine + " in " + head).isPositive();
        var now = new StringBuilder();
        for (String line : lines) {
            List<String> cells = new ArrayList<>(cells(line));
            Integer count = counts.get(cells.get(0).replace("`", ""));
            if (count != null) {
                cells.set(column, count.toString());
            }
            now.append(count == null ? line : "| " + String.join(" | ", cells) + " |").append('\n');
        }
        return now.toString();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** Modules elsewhere run this test, too. */
    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(PAGE))) {
            folder = folder.getParent();
        }
        return folder.resolve(PAGE);
    }
}
