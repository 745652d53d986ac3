package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FaultsTest extends FaultsContract {
    @TempDir Path folder;
    private Server server;

    @Override
    int serverPort() {
        try {
            server =
                    Server.createTcpServer(
                                    "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                            .start();
            return server.getPort();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    DataSource source(int port) {
        return Databases.h2("jdbc:h2:tcp://localhost:" + port + "/./finicity;DB_CLOSE_DELAY=-1");
    }

    /** H2's driver takes no notice of the network timeout. */
    @Test
    void hangs_unknownAtTheDeadline() {
        Databases.store(source(relay.port())).compareAndSet("a", null, "one");
        relay.mode(FaultRelay.Mode.HANG);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> with(source(relay.port()), Duration.ofMillis(50)).read("a"))
                .withMessageContaining("PT0.05S");
    }

    @AfterEach
    void end() {
        server.stop();
    }
}
