package io.github.mpfinicity.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what can be measured once in the life of a JVM. The scenarios take turns. */
public final class FreshJvms {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private FreshJvms() {}

    private record Scenario(
            String name,
            String classPath,
            Map<String, String> set,
            List<String> run,
            List<List<Double>> figures) {
        /** Adds the figures that a fresh JVM prints about itself. */
        void measure(Map<String, String> settings) {
            var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            command.addAll(List.of("-cp", classPath));
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            String turn = "" + figures.size();
            set.forEach(
                    (key, value) -> command.add("-D" + key + "=" + value.replace("TURN", turn)));
            command.addAll(run);
            try {
                Process jvm = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
                try (var output = jvm.inputReader()) {
                    figures.add(
                            output.lines()
                                    .filter(line -> line.startsWith("cpu "))
                                    .flatMap(line -> Stream.of(line.substring(4).split(" ")))
                                    .map(Double::valueOf)
                                    .toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Measures.
     *
     * @param args the folder of the results, and the number of turns
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int turns = Integer.parseInt(args[1]);
        try (var vendor = new ImmediateServer()) {
            starts(folder, turns, vendor);
            if (Runtime.version().feature() >= 21) {
                vendor.pause(Duration.ofSeconds(1));
                coldWaiters(folder, turns, vendor);
            }
        }
    }

    private static void starts(Path folder, int turns, ImmediateServer vendor) throws IOException {
        Path store = Files.createTempDirectory("benchmarks");
        String without = classPath("mp-finicity-(?!benchmarks).*|h2-.*");
        String with = classPath("mp-finicity-store-jdbc-.*|h2-.*");
        List<Scenario> scenarios =
                List.of(
                        start("without us", without, Map.of(), Clients.FixedHeaders.class),
                        start("ours, store memory", with, Map.of(), Clients.Ours.class),
                        start(
                                "ours, store file",
                                with,
                                Map.of(
                                        "finicity.store",
                                        "file",
                                        "finicity.store.file",
                                        store + "/TURN"),
                                Clients.Ours.class),
                        start(
                                "ours, store jdbc",
                                CLASS_PATH,
                                Map.of(
                                        "finicity.store", "jdbc",
                                        "finicity.store.jdbc.create-table", "true"),
                                Clients.Ours.class,
                                Clients.Database.class),
                        start(
                                "without us, settings of 4,000 partners",
                                without,
                                partners(4_000),
                                Clients.FixedHeaders.class),
                        start("ours, 1,000 partners", with, partners(1_000), Clients.Ours.class),
                        start("ours, 4,000 partners", with, partners(4_000), Clients.Ours.class));
        List<String> measures = List.of("Start of a container: CPU", "First call: CPU");
        measure(folder, turns, scenarios, vendor.settings(), measures, "ms");
    }

    private static void coldWaiters(Path folder, int turns, ImmediateServer vendor)
            throws IOException {
        List<Scenario> scenarios =
                Stream.of(Contender.OURS.name(), Contender.GOOGLE_AUTH.name(), ColdWaiters.FUTURE)
                        .map(it -> scenario(it, CLASS_PATH, Map.of(), ColdWaiters.class, it))
                        .toList();
        List<String> measures = List.of("10,000 virtual threads without a token: CPU of each");
        measure(folder, turns, scenarios, vendor.settings(), measures, "µs");
    }

    private static Map<String, String> partners(int number) {
        return Map.of("partners", "" + number);
    }

    private static Scenario start(
            String name, String classPath, Map<String, String> set, Class<?>... beans) {
        String[] names = Arrays.stream(beans).map(Class::getName).toArray(String[]::new);
        return scenario(name, classPath, set, Starting.class, names);
    }

    private static Scenario scenario(
            String name, String classPath, Map<String, String> set, Class<?> main, String... args) {
        var run = new ArrayList<>(List.of(main.getName()));
        run.addAll(List.of(args));
        return new Scenario(name, classPath, set, run, new ArrayList<>());
    }

    /** The class path without the jars whose names match. */
    private static String classPath(String left) {
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(jar -> !new File(jar).getName().matches(left))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void measure(
            Path folder,
            int turns,
            List<Scenario> scenarios,
            Map<String, String> settings,
            List<String> measures,
            String unit)
            throws IOException {
        for (int turn = 0; turn < turns; turn++) {
            scenarios.forEach(it -> it.measure(settings));
        }
        for (int i = 0; i < measures.size(); i++) {
            int figure = i;
            for (Scenario it : scenarios) {
                var values = it.figures.stream().map(figures -> figures.get(figure)).toList();
                new Result(measures.get(i), it.name, Result.median(values), unit).write(folder);
            }
        }
    }
}
