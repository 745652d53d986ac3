package io.github.mpfinicity.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB of the system's package, with the settings of its makers unless told otherwise. */
public final class MariaDb extends LocalServer {
    private final List<String> options;

    private MariaDb(List<String> options) throws IOException {
        super(Files.createTempDirectory("mp-finicity-mariadb-"), "ready for connections");
        this.options = options;
    }

    /** One that accepts connections of its root, who has no password. */
    public static MariaDb started(String... options) {
        try {
            var server = new MariaDb(List.of(options));
            server.install();
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

    private void install() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "mariadb-install-db",
                                "--no-defaults",
                                "--auth-root-authentication-method=normal",
                                "--skip-name-resolve",
                                "--skip-test-db",
                                user(),
                                data())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    @Override
    protected List<String> command(int onPort) {
        List<String> command = new ArrayList<>(List.of("mariadbd", "--no-defaults", user()));
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
