package io.github.mpfinicity.store.jdbc;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** With the driver of MySQL, which many applications have. */
@Tag("fleet")
class MariaDbByMysqlDriverTest extends MariaDbContract {
    @BeforeAll
    static void begin() throws SQLException {
        begin(MariaDb.started(), MariaDb::urlOfMySql);
    }
}
