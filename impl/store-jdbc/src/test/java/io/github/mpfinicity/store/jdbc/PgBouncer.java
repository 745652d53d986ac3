package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The pool of Debian's package in front of a PostgreSQL, in transaction mode. Its clients get one
 * of four connections for each transaction; those of the database {@code alone} share one, and
 * those of {@code statements} may have no transaction.
 */
final class PgBouncer extends LocalServer {
    private static final String SETTINGS =
            """
            [databases]
            postgres = host=127.0.0.1 port=%1$d user=finicity pool_size=4
            alone = host=127.0.0.1 port=%1$d user=finicity dbname=postgres pool_size=1
            statements = host=127.0.0.1 port=%1$d user=finicity dbname=postgres pool_mode=statement
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %2$d
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            """;

    private final Postgres behind;

    private PgBouncer(Path folder, Postgres behind) {
        super(folder, "process up");
        this.behind = behind;
    }

    static PgBouncer before(Postgres behind) {
        try {
            var pool = new PgBouncer(Postgres.folder("pgbouncer"), behind);
            pool.start();
            return pool;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("-Pfleet needs PgBouncer: apt-get install pgbouncer; " + e, e);
        }
    }

    @Override
    protected List<String> command(int onPort) {
        try {
            Path file = folder().resolve("pgbouncer.ini");
            Files.writeString(file, SETTINGS.formatted(behind.port(), onPort));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            return Postgres.asUser("pgbouncer", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url(int by) {
        return url(by, "postgres");
    }

    String urlOfOneConnection() {
        return url(port(), "alone");
    }

    String urlOfStatements() {
        return url(port(), "statements");
    }

    private static String url(int by, String database) {
        return "jdbc:postgresql://127.0.0.1:" + by + "/" + database + "?user=finicity";
    }
}
