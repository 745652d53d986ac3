package io.github.mpfinicity.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A JVM that runs the simulator, as a user would start it. */
final class OwnProcess implements AutoCloseable {

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    /** With {@code -cp} and a class, or {@code -jar} and a file, and options. */
    static OwnProcess start(List<String> what, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(what);
        command.addAll(List.of(options));
        return new OwnProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The configuration that is printed before the line that says it is ready. */
    Properties configuration() throws IOException {
        var printed = new StringBuilder();
        var reader = process.inputReader(UTF_8);
        for (var line = reader.readLine(); !"Ready.".equals(line); line = reader.readLine()) {
            assertThat(line).as(printed.toString()).isNotNull();
            printed.append(line).append('\n');
        }
        var lines = new Properties();
        lines.load(new StringReader(printed.substring(printed.indexOf("#"))));
        assertThat(printed).startsWith("Simulated Finicity at " + lines.get("finicity.base-uri"));
        return lines;
    }

    /** The first line that begins so. */
    String lineWith(String beginning) throws IOException {
        var reader = process.inputReader(UTF_8);
        var line = reader.readLine();
        while (!line.startsWith(beginning)) {
            line = reader.readLine();
        }
        return line;
    }

    /** The lines that begin so, up to the last one. */
    String linesUntil(String last, String beginning) throws IOException {
        var lines = new StringBuilder();
        var reader = process.inputReader(UTF_8);
        for (var line = reader.readLine(); !last.equals(line); line = reader.readLine()) {
            assertThat(line).as(lines.toString()).isNotNull();
            if (line.startsWith(beginning)) {
                lines.append(line).append('\n');
            }
        }
        return lines.toString();
    }

    /** All that it prints until it ends. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    /** Sends SIGTERM where there is such a thing. */
    void stop() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
