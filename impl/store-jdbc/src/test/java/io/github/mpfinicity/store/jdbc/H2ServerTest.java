package io.github.mpfinicity.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Over TCP, in a file. */
class H2ServerTest extends JdbcStoreContract {
    @TempDir Path folder;
    private Server server;
    private JdbcConnectionPool pool;

    @BeforeEach
    void begin() throws SQLException {
        server =
                Server.createTcpServer(
                                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                        .start();
        pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:tcp://localhost:" + server.getPort() + "/./finicity", "", "");
    }

    @AfterEach
    void end() {
        pool.dispose();
        server.stop();
    }

    @Override
    protected String engine() {
        return "H2";
    }

    @Override
    protected DataSource source() {
        return pool;
    }

    /** The engine is the one of {@link H2MemoryTest}, which makes all; each is slower here. */
    @Override
    protected int rounds() {
        return 10;
    }
}
