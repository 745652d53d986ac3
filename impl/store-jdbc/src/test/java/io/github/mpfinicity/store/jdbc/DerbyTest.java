package io.github.mpfinicity.store.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("fleet")
class DerbyTest extends JdbcStoreContract {
    private final DataSource source =
            Databases.embedded("jdbc:derby:memory:" + UUID.randomUUID() + ";create=true");

    @Override
    protected String engine() {
        return "Derby";
    }

    @Override
    protected DataSource source() {
        return source;
    }
}
