package io.github.mpfinicity.store.jdbc;

import javax.sql.DataSource;

class H2MemoryTest extends JdbcStoreContract {
    private final DataSource source = Databases.fresh();

    @Override
    protected DataSource source() {
        return source;
    }
}
