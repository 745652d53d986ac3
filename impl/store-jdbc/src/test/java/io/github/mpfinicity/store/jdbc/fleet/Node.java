package io.github.mpfinicity.store.jdbc.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A {@link NodeMain} in a JVM of its own. */
final class Node {
    private final Process process;

    private Node(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param heard is told what it says, on a thread of its own
     */
    static Node start(Map<String, String> properties, BiConsumer<Node, String> heard)
            throws IOException {
        return start(properties, heard, () -> {});
    }

    /**
     * The same.
     *
     * @param ended runs when it has ended, and everything that it said was heard
     */
    static Node start(
            Map<String, String> properties, BiConsumer<Node, String> heard, Runnable ended)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The second compiler costs more than it saves: a node lives for seconds.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(NodeMain.class.getName());
        var node =
                new Node(
                        new ProcessBuilder(command)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start());
        var reader = new Thread(() -> node.read(heard, ended), "node");
        reader.setDaemon(true);
        reader.start();
        return node;
    }

    void say(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** SIGKILL: it is gone before it can do anything about it. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** SIGSTOP: it stays, and does nothing. */
    void freeze() {
        Signals.freeze(process.toHandle());
    }

    void thaw() {
        Signals.thaw(process.toHandle());
    }

    private void read(BiConsumer<Node, String> heard, Runnable ended) {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.accept(this, line);
            }
        } catch (IOException e) {
            // It was killed.
        } finally {
            ended.run();
        }
    }
}
