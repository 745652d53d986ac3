package io.github.mpfinicity.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the results of JMH as bars, on a logarithmic scale. */
public final class Plot {
    private static final Pattern RESULT =
            Pattern.compile(
                    "\"benchmark\" *: *\"[\\w.]*\\.(\\w+\\.\\w+)\".*?\"score\" *: *([\\d.E+-]+)"
                            + ".*?gc\\.alloc\\.rate\\.norm\" *: *\\{\\s*\"score\" *: *([\\d.E+-]+)",
                    Pattern.DOTALL);

    private static final int LINE = 28;
    private static final int LABEL = 290;
    private static final int DECADE = 90;

    private Plot() {}

    private record Bar(String name, double nanos, double bytes) {
        String drawn(int y) {
            double width = 2 + DECADE * Math.max(0, Math.log10(nanos));
            String colour = name.startsWith("Ours") ? "#1f77b4" : "#999999";
            return text(LABEL - 8, y + 14, "end", name)
                    + "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"18\" fill=\"%s\"/>%n"
                            .formatted(LABEL, y, width, colour)
                    + text(
                            (int) (LABEL + width + 6),
                            y + 14,
                            "start",
                            "%.0f ns, %.0f B".formatted(nanos, bytes));
        }
    }

    /**
     * Draws a file.
     *
     * @param args the JSON file of JMH, and the SVG file to write
     */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        List<Bar> bars = bars(Files.readString(Path.of(args[0])));
        int height = (bars.size() + 2) * LINE;
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        .formatted(height));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(bars.get(i).drawn(8 + i * LINE));
        }
        svg.append(text(8, height - LINE, "start", machine())).append("</svg>\n");
        Files.writeString(Path.of(args[1]), svg, UTF_8);
    }

    private static List<Bar> bars(String json) {
        List<Bar> bars = new ArrayList<>();
        Matcher results = RESULT.matcher(json);
        while (results.find()) {
            bars.add(
                    new Bar(
                            results.group(1).replace("Benchmark.", ": "),
                            Double.parseDouble(results.group(2)),
                            Double.parseDouble(results.group(3))));
        }
        return bars;
    }

    private static String machine() {
        return "logarithmic; JDK %s, %d processors, %s %s, %s"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        LocalDate.now(ZoneOffset.UTC));
    }

    private static String text(int x, int y, String anchor, String words) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, words);
    }
}
