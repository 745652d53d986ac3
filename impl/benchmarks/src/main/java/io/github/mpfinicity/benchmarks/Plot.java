package io.github.mpfinicity.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Draws the results as bars: those of JMH on a logarithmic scale, each experiment on its own. */
public final class Plot {
    private static final int LINE = 22;
    private static final int LABEL = 260;
    private static final int WIDTH = 460;

    private final StringBuilder svg = new StringBuilder();
    private int y = 10;

    private Plot() {}

    private record Bar(String name, double value, String figure) {
        String colour() {
            return name.toLowerCase(Locale.ROOT).startsWith("ours") ? "#1f77b4" : "#999999";
        }
    }

    /**
     * Draws {@code benchmarks.svg}.
     *
     * @param args the folder of the results
     */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(args[0]);
        Map<String, List<Bar>> experiments = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Result.file(folder))) {
            JsonObject it = Json.createReader(new StringReader(line)).readObject();
            double value = score(it, "value");
            String unit = it.getString("unit");
            // The README has the counts as a table.
            if (!unit.isEmpty()) {
                experiments
                        .computeIfAbsent(it.getString("measure"), key -> new ArrayList<>())
                        .add(new Bar(it.getString("of"), value, "%.4g %s".formatted(value, unit)));
            }
        }
        var plot = new Plot();
        plot.panel("A call with a token (logarithmic)", jmh(folder), Math::log10);
        experiments.forEach((measure, bars) -> plot.panel(measure, bars, it -> it));
        plot.text(10, "start", machine());
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        .formatted(plot.y + LINE);
        Files.writeString(folder.resolve("benchmarks.svg"), svg + plot.svg + "</svg>\n", UTF_8);
    }

    private static List<Bar> jmh(Path folder) throws IOException {
        List<Bar> bars = new ArrayList<>();
        try (var json =
                Json.createReader(Files.newInputStream(folder.resolve("benchmarks.json")))) {
            for (JsonObject it : json.readArray().getValuesAs(JsonObject.class)) {
                String name =
                        it.getString("benchmark").replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1: ");
                double nanos = score(it.getJsonObject("primaryMetric"), "score");
                double bytes =
                        score(
                                it.getJsonObject("secondaryMetrics")
                                        .getJsonObject("gc.alloc.rate.norm"),
                                "score");
                String peer =
                        it.containsKey("params")
                                ? " " + it.getJsonObject("params").getString("of")
                                : "";
                bars.add(new Bar(name + peer, nanos, "%.0f ns, %.0f B".formatted(nanos, bytes)));
            }
        }
        return bars;
    }

    private static double score(JsonObject metric, String name) {
        return metric.getJsonNumber(name).doubleValue();
    }

    private void panel(String title, List<Bar> bars, DoubleUnaryOperator scale) {
        double longest = bars.stream().mapToDouble(Bar::value).map(scale).max().orElse(1);
        text(10, "start", title);
        y += LINE;
        for (Bar it : bars) {
            double width = 1 + WIDTH * Math.max(0, scale.applyAsDouble(it.value()) / longest);
            text(LABEL - 8, "end", it.name());
            svg.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"%s\"/>%n"
                            .formatted(LABEL, y, width, it.colour()));
            text((int) (LABEL + width + 6), "start", it.figure());
            y += LINE;
        }
        y += LINE / 2;
    }

    private static String machine() {
        return "JDK %s, %d processors, %s %s, %s"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        LocalDate.now(ZoneOffset.UTC));
    }

    private void text(int x, String anchor, String words) {
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
                        .formatted(x, y + 13, anchor, words));
    }
}
