package io.github.mpfinicity.store.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("fleet")
class HsqldbTest extends JdbcStoreContract {
    private final DataSource source = Databases.embedded("jdbc:hsqldb:mem:" + UUID.randomUUID());

    @Override
    protected String engine() {
        return "HSQLDB";
    }

    @Override
    protected DataSource source() {
        return source;
    }
}
