package io.github.mpfinicity.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link NodeMain} in a JVM of its own. */
final class Node implements AutoCloseable {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Process process;

    private Node(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "node");
        reader.setDaemon(true);
        reader.start();
    }

    static Node start(Path store, LineVendor vendor, Path secret, String stopAt, String next)
            throws IOException {
        return start(store, vendor, secret, stopAt, next, Duration.ZERO);
    }

    /** With a wall clock that is ahead. */
    static Node start(
            Path store, LineVendor vendor, Path secret, String stopAt, String next, Duration ahead)
            throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeMain.class.getName(),
                        store.toString(),
                        Integer.toString(vendor.port()),
                        secret.toString(),
                        stopAt,
                        next,
                        ahead.toString());
        return new Node(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The next thing it says. */
    String line() throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        assertThat(line).as("what a process says").isNotNull();
        return line;
    }

    /** Lets it go on from where it stopped. */
    void resume() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** SIGKILL: it is gone before it can do anything about it. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // It was killed.
        }
    }
}
