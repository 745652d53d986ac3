package io.github.mpfinicity.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL. It refuses to run as root, so then it runs as the user of its package. */
public final class Postgres extends LocalServer {
    private static final String PROPERTY = "postgresql.bin";
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String READY = "database system is ready to accept connections";

    private final Path bin;

    private Postgres(Path bin) throws IOException, InterruptedException {
        super(Path.of(output("mktemp", "-d", "-t", "mp-finicity-postgres-XXXXXX")), READY);
        this.bin = bin;
        output(bin + "/initdb", "-D", data(), "-U", "finicity", "-A", "trust", "--no-sync");
    }

    /** One of the system's package that accepts connections. */
    public static Postgres started() {
        try {
            var server = new Postgres(packaged());
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    public String url(int by) {
        return "jdbc:postgresql://127.0.0.1:" + by + "/postgres?user=finicity";
    }

    /** SIGQUIT, which ends the processes that serve somebody, too. */
    @Override
    protected void kill(Process alive) {
        try {
            output("kill", "-QUIT", Long.toString(alive.pid()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected List<String> command(int onPort) {
        return asUser(
                bin + "/postgres",
                "-D",
                data(),
                "-k",
                folder().toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(onPort));
    }

    private String data() {
        return folder().resolve("data").toString();
    }

    private static String output(String... words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(asUser(words))
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(words[0] + ": " + said);
        }
        return said;
    }

    private static List<String> asUser(String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres"));
            command.addAll(List.of("--clear-groups", "--"));
        }
        command.addAll(List.of(words));
        return command;
    }

    /** Where the property says, on the path, or where Debian puts it. */
    private static Path packaged() throws IOException {
        String property = System.getProperty(PROPERTY, "");
        String[] path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        Stream<Path> all =
                property.isEmpty()
                        ? Stream.concat(Stream.of(path).map(Path::of), versions())
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
    private static Stream<Path> versions() throws IOException {
        if (!Files.isDirectory(PACKAGES)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.list(PACKAGES)) {
            return all
                    .map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        }
    }
}
