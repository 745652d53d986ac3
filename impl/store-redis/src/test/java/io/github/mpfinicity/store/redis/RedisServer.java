package io.github.mpfinicity.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis of the system's package, on a free port of this host and in a folder of its own. */
public final class RedisServer implements AutoCloseable {
    private static final String READY = "Ready to accept connections";
    private static final int TRIES = 5;

    /** What a server for records needs. */
    private static final List<String> RIGHT =
            List.of(
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    "always",
                    "--maxmemory-policy",
                    "noeviction");

    private final Path folder;
    private final List<String> options;
    private int port;
    private Process server;

    private RedisServer(List<String> options) throws IOException {
        this.folder = Files.createTempDirectory("mp-finicity-redis-");
        this.options = options;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        startOnAFreePort();
    }

    /** One that keeps what it has confirmed. */
    public static RedisServer start() {
        return with();
    }

    /** The same with other options; a later one wins. */
    static RedisServer with(String... options) {
        List<String> all = new ArrayList<>(RIGHT);
        all.addAll(List.of(options));
        try {
            return new RedisServer(all);
        } catch (IOException e) {
            throw new AssertionError(
                    "-Pfleet needs redis-server: apt-get install redis-server; " + e, e);
        }
    }

    public int port() {
        return port;
    }

    /** For the setting. */
    public static String url(int port) {
        return "redis://127.0.0.1:" + port;
    }

    Path folder() {
        return folder;
    }

    public ProcessHandle process() {
        return server.toHandle();
    }

    /** SIGKILL: nothing is written any more. */
    public void stop() {
        server.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** With what was kept before. */
    public void startOnAFreePort() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            if (started()) {
                return;
            }
        }
        throw new IOException("Redis did not start in " + folder);
    }

    private boolean started() throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1"));
        boolean tls = options.contains("--tls-port");
        command.addAll(List.of("--port", tls ? "0" : Integer.toString(port)));
        command.addAll(List.of("--dir", folder.toString(), "--save", ""));
        options.forEach(each -> command.add(each.replace("PORT", Integer.toString(port))));
        server = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader lines = server.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(READY)) {
                var rest = new Thread(() -> drain(lines), "redis");
                rest.setDaemon(true);
                rest.start();
                return true;
            }
        }
        return false;
    }

    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server has ended.
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException | RuntimeException e) {
            // Another hook was faster.
        }
    }
}
