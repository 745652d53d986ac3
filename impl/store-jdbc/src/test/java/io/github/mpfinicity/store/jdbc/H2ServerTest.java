package io.github.mpfinicity.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Over TCP, in a file. */
class H2ServerTest extends JdbcStoreContract {
    @TempDir Path folder;
    private Server server;

    @BeforeEach
    void begin() throws SQLException {
        server =
                Server.createTcpServer(
                                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                        .start();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Override
    protected DataSource source() {
        return Databases.h2("jdbc:h2:tcp://localhost:" + server.getPort() + "/./finicity");
    }
}
