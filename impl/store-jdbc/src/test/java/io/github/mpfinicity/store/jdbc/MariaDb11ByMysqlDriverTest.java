package io.github.mpfinicity.store.jdbc;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The newer version, with the driver of MySQL. */
@Tag("fleet")
class MariaDb11ByMysqlDriverTest extends MariaDbContract {
    @BeforeAll
    static void begin() throws SQLException {
        begin(MariaDb.fetched(), MariaDb::urlOfMySql);
    }
}
