package io.github.mpfinicity.store.jdbc;

import javax.sql.DataSource;

class H2MemoryTest extends JdbcStoreContract {
    private final DataSource source = Databases.fresh();

    @Override
    protected String engine() {
        return "H2";
    }

    @Override
    protected DataSource source() {
        return source;
    }
}
