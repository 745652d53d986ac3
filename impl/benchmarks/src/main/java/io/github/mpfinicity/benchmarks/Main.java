package io.github.mpfinicity.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs everything, each part in a JVM of its own, and draws the results. */
public final class Main {
    private Main() {}

    /**
     * Measures.
     *
     * @param args the folder of the results; the name of the Rest Client; {@code quick}, {@code
     *     whole}, {@code calls} for whole calls only, or options of JMH for its benchmarks only
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String folder = args[0];
        Files.createDirectories(Path.of(folder));
        Files.deleteIfExists(Result.file(Path.of(folder)));
        switch (args[2]) {
            case "quick" -> {
                jmh(folder, List.of("-f", "1", "-wi", "1", "-w", "1", "-i", "2", "-r", "500ms"));
                experiments(args, 1, 300, 2);
            }
            case "whole" -> {
                jmh(folder, List.of("-f", "2", "-wi", "3", "-w", "1", "-i", "3", "-r", "1"));
                experiments(args, 7, 600, 7);
            }
            case "calls" -> run(WholeCall.class, folder, args[1], "600");
            default -> jmh(folder, List.of(args).subList(2, args.length));
        }
    }

    private static void experiments(String[] args, int fresh, int turns, int pause)
            throws IOException, InterruptedException {
        String folder = args[0];
        run(WholeCall.class, folder, args[1], "" + turns);
        run(FreshJvms.class, folder, "" + fresh);
        run(Counts.class, folder, "" + pause);
        run(Plot.class, folder);
    }

    private static void jmh(String folder, List<String> options)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-prof", "gc", "-rf", "json", "-rff", folder + "/benchmarks.json"));
        run(org.openjdk.jmh.Main.class, all.toArray(String[]::new));
    }

    private static void run(Class<?> main, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command).inheritIO().redirectInput(Redirect.PIPE).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getName() + " failed");
        }
    }
}
