package io.github.mpfinicity.store.jdbc;

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

    /** The server of the system's package. */
    static final String PACKAGED = "packaged";

    /** Where the profile puts the others, a folder for each version. */
    private static final Path FETCHED = Path.of("target", "postgresql");

    /** Nobody kills them, so nothing is lost. */
    private static final List<String> HASTY = List.of("-c", "fsync=off");

    private final Path bin;
    private final List<String> options;

    private Postgres(Path folder, Path bin, List<String> options)
            throws IOException, InterruptedException {
        super(folder, READY);
        this.bin = bin;
        this.options = options;
        output(bin + "/initdb", "-D", data(), "-U", "finicity", "-A", "trust", "--no-sync");
    }

    /** One of the system's package that accepts connections. */
    public static Postgres started() {
        return started(PACKAGED);
    }

    /** One of a major version that the profile {@code fleet} fetches, or of the package. */
    static Postgres started(String version) {
        try {
            Path folder = folder("postgres");
            var server =
                    version.equals(PACKAGED)
                            ? new Postgres(folder, packaged(), List.of())
                            : new Postgres(folder, unpacked(version, folder), HASTY);
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** A new one that its user may write to. */
    static Path folder(String name) throws IOException, InterruptedException {
        return Path.of(output("mktemp", "-d", "-t", "mp-finicity-" + name + "-XXXXXX"));
    }

    /** The archive is read here, because that user may not see the folder of this build. */
    private static Path unpacked(String version, Path folder)
            throws IOException, InterruptedException {
        Path archive = FETCHED.resolve(version).resolve("postgres-linux-x86_64.txz");
        output(
                new ProcessBuilder(asUser("tar", "-xJ", "-C", folder.toString()))
                        .redirectInput(archive.toFile()));
        return folder.resolve("bin");
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
        List<String> command = new ArrayList<>(List.of(bin + "/postgres", "-D", data()));
        command.addAll(List.of("-k", folder().toString(), "-h", "127.0.0.1"));
        command.addAll(List.of("-p", Integer.toString(onPort)));
        command.addAll(options);
        return asUser(command.toArray(String[]::new));
    }

    private String data() {
        return folder().resolve("data").toString();
    }

    private static String output(String... words) throws IOException, InterruptedException {
        return output(new ProcessBuilder(asUser(words)).directory(Path.of("/").toFile()));
    }

    static List<String> asUser(String... words) {
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
