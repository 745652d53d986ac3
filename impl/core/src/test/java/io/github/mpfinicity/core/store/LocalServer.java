package io.github.mpfinicity.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A database server in a process, on a free port of this host and with a folder of its own. */
public abstract class LocalServer implements AutoCloseable {
    private static final int TRIES = 5;

    private final Path folder;
    private final String ready;
    private int port;
    private Process process;

    /**
     * Starts nothing yet.
     *
     * @param folder is deleted in the end
     * @param ready a part of the line that it prints as soon as it accepts connections
     */
    protected LocalServer(Path folder, String ready) {
        this.folder = folder;
        this.ready = ready;
    }

    /** The words that start it in the foreground. */
    protected abstract List<String> command(int onPort);

    /** For the setting or the driver, by way of a port: its own, or a relay's. */
    public abstract String url(int by);

    public final String url() {
        return url(port);
    }

    /** Another one after each start. */
    public final int port() {
        return port;
    }

    public final Path folder() {
        return folder;
    }

    public final ProcessHandle process() {
        return process.toHandle();
    }

    /**
     * With what was there before. Another process may take the port between the look and the start,
     * so the next one is tried then.
     */
    public final void start() throws IOException {
        if (process == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        }
        for (int i = 0; i < TRIES; i++) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            if (started()) {
                return;
            }
        }
        throw new IOException(command(port).get(0) + " did not start in " + folder);
    }

    private boolean started() throws IOException {
        process =
                new ProcessBuilder(command(port))
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader lines = process.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(ready)) {
                var rest = new Thread(() -> drain(lines), "output of a server");
                rest.setDaemon(true);
                rest.start();
                return true;
            }
        }
        return false;
    }

    /** What a program says, errors included, that prepares a server; it fails if that did. */
    protected static String output(ProcessBuilder program)
            throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(program.command() + ": " + said);
        }
        return said;
    }

    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server has ended.
        }
    }

    /** It ends at once, with everybody's connections; nothing is written any more. */
    public final void stop() {
        if (process != null && process.isAlive()) {
            kill(process);
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    protected void kill(Process alive) {
        alive.destroyForcibly();
    }

    @Override
    public final void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException | RuntimeException e) {
            // The hook was faster, or this is the hook.
        }
    }
}
