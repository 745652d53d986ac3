package io.github.mpfinicity.store.jdbc;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The newer version that is supported for long, with its makers' driver. */
@Tag("fleet")
class MariaDb11Test extends MariaDbContract {
    @BeforeAll
    static void begin() throws SQLException {
        begin(MariaDb.fetched(), MariaDb::url);
    }
}
