package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Firebird of Debian's package, with settings and users of its own. */
final class Firebird extends LocalServer {
    /** It reads all of these in one folder, so the programs are linked into it. */
    private static final String PREPARE =
            """
            set -e
            cd "$1"
            export FIREBIRD="$1" FIREBIRD_LOCK="$1" FIREBIRD_TMP="$1"
            home=$(echo /usr/lib/*/firebird/3.0)
            ln -s "$home/plugins" "$home/intl" "$home/firebird.msg" "$home/plugins.conf" .
            touch databases.conf
            echo "SecurityDatabase = $1/users" >firebird.conf
            isql-fb -q -b -user SYSDBA <<<"CREATE DATABASE '$1/users';"
            isql-fb -q -b -user SYSDBA -i /usr/share/firebird/3.0/security.sql "$1/users"
            isql-fb -q -b -user SYSDBA "$1/users" <<<"
                CREATE USER SYSDBA PASSWORD 'word';
                CREATE USER reader PASSWORD 'word';"
            """;

    /** It says nothing when it is ready, so somebody looks at its port as long as it lives. */
    private static final String START =
            """
            while kill -0 $$; do
                (: <"/dev/tcp/127.0.0.1/$2") && echo ready && break
            done 2>/dev/null &
            exec env FIREBIRD="$1" FIREBIRD_LOCK="$1" FIREBIRD_TMP="$1" firebird
            """;

    private Firebird(Path folder) {
        super(folder, "ready");
    }

    static Firebird started() {
        try {
            var server = new Firebird(Files.createTempDirectory("mp-finicity-firebird-"));
            String folder = server.folder().toString();
            output(new ProcessBuilder("bash", "-c", PREPARE, "prepare", folder));
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(
                    "-Pfleet needs Firebird: apt-get install firebird3.0-server; " + e, e);
        }
    }

    @Override
    protected List<String> command(int onPort) {
        String port = Integer.toString(onPort);
        try {
            Files.writeString(
                    folder().resolve("firebird.conf"),
                    String.join(
                            "\n",
                            "SecurityDatabase = " + folder().resolve("users"),
                            "RemoteBindAddress = 127.0.0.1",
                            "RemoteServicePort = " + port,
                            ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("bash", "-c", START, "start", folder().toString(), port);
    }

    @Override
    public String url(int by) {
        return url(by, "finicity", "SYSDBA");
    }

    /** For a database that is created if it is missing. */
    String url(String database, String user) {
        return url(port(), database, user);
    }

    private String url(int by, String database, String user) {
        return "jdbc:firebird://127.0.0.1:%d/%s?charSet=UTF-8&createDatabaseIfNotExist=true&password=word&user=%s"
                .formatted(by, folder().resolve(database), user);
    }
}
