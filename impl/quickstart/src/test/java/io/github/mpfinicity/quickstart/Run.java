package io.github.mpfinicity.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The demonstration in a process of its own, as Maven starts it.
 *
 * @param exit its exit code
 * @param output whatever it wrote, to either stream
 */
record Run(int exit, String output) {
    static Run with(Map<String, String> environment) throws IOException, InterruptedException {
        var process = start(Quickstart.class, environment);
        try {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    static Process start(Class<?> main, Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        main.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("FINICITY_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    List<String> lines() {
        return output.lines().toList();
    }
}
