package io.github.mpfinicity.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the system's package, on a free port of this host and in a folder of its own. It
 * refuses to run as root, so then it runs as the package's user.
 */
public final class Postgres implements AutoCloseable {
    private static final String PROPERTY = "postgresql.bin";
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String READY = "database system is ready to accept connections";
    private static final int TRIES = 5;

    private final Path bin = bin();
    private final Path folder;
    private int port;
    private Process server;

    private Postgres() throws IOException, InterruptedException {
        folder = Path.of(output("mktemp", "-d", "-t", "mp-finicity-postgres-XXXXXX"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        output(bin + "/initdb", "-D", data(), "-U", "finicity", "-A", "trust", "--no-sync");
        startOnAFreePort();
    }

    /** One that accepts connections. */
    public static Postgres start() {
        try {
            return new Postgres();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=finicity";
    }

    /** The server's process, which is the parent of those that serve somebody. */
    public ProcessHandle process() {
        return server.toHandle();
    }

    /** SIGQUIT: it ends at once, with everybody's connections. */
    public void stop() throws IOException, InterruptedException {
        if (server != null && server.isAlive()) {
            new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid())).start().waitFor();
            server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    /**
     * With what was there before. Whoever else takes the port between the look and the start: the
     * next one, then.
     */
    public void startOnAFreePort() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            if (started()) {
                return;
            }
        }
        throw new IOException("PostgreSQL did not start in " + folder);
    }

    private boolean started() throws IOException {
        server =
                command(
                                bin + "/postgres",
                                "-D",
                                data(),
                                "-k",
                                folder.toString(),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .start();
        BufferedReader lines = server.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(READY)) {
                var rest = new Thread(() -> lines.lines().forEach(any -> {}), "postgres");
                rest.setDaemon(true);
                rest.start();
                return true;
            }
        }
        return false;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static String output(String... words) throws IOException, InterruptedException {
        Process process = command(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(words[0] + ": " + said);
        }
        return said;
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres"));
            command.addAll(List.of("--clear-groups", "--"));
        }
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(Path.of("/").toFile());
    }

    /** Where the property says, on the path, or where Debian puts it. */
    private static Path bin() throws IOException {
        String property = System.getProperty(PROPERTY, "");
        String[] path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        Stream<Path> all =
                property.isEmpty()
                        ? Stream.concat(Stream.of(path).map(Path::of), packaged())
                        : Stream.of(Path.of(property));
        return all.filter(each -> Files.isExecutable(each.resolve("initdb")))
                .filter(each -> Files.isExecutable(each.resolve("postgres")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "-Pfleet needs PostgreSQL, and there is no initdb in "
                                                + (property.isEmpty()
                                                        ? "PATH or below " + PACKAGES
                                                        : property)
                                                + ": apt-get install postgresql, or say with -D"
                                                + PROPERTY
                                                + "=… where its programs are"));
    }

    /** The newest first. */
    private static Stream<Path> packaged() throws IOException {
        if (!Files.isDirectory(PACKAGES)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions
                    .map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        }
    }

    @Override
    public void close() {
        try {
            stop();
            output("rm", "-rf", folder.toString());
        } catch (IOException | InterruptedException e) {
            server.destroyForcibly();
        }
    }
}
