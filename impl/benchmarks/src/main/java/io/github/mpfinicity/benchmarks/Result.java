package io.github.mpfinicity.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** A figure that JMH does not measure: one line of JSON. */
record Result(String measure, String of, double value, String unit) {
    void write(Path folder) throws IOException {
        String line =
                Json.createObjectBuilder()
                        .add("measure", measure)
                        .add("of", of)
                        .add("value", value)
                        .add("unit", unit)
                        .build()
                        .toString();
        System.out.println(line);
        Files.writeString(
                file(folder),
                line + "\n",
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    static Path file(Path folder) {
        return folder.resolve("experiments.jsonl");
    }

    /** Of figures that were measured in turns. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
    }
}
