package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fleet")
class PostgresTest extends JdbcStoreContract {
    private static Postgres postgres;
    private static AgroalDataSource pool;

    @BeforeAll
    static void begin() throws SQLException {
        postgres = Postgres.started();
        pool =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(
                                        c ->
                                                c.maxSize(8)
                                                        .connectionFactoryConfiguration(
                                                                f -> f.jdbcUrl(postgres.url()))));
    }

    @AfterAll
    static void end() {
        pool.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("DROP TABLE IF EXISTS finicity_partner");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void textsArePadded_notUsedUntilTheTypeIsRight() throws SQLException {
        run(
                "CREATE TABLE finicity_partner (partner VARCHAR(64) PRIMARY KEY, ver NUMERIC(18),"
                        + " record_text CHAR(4000))");
        var store = new CheckedStore(Databases.store(source()), "finicity.store=jdbc");

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContainingAll("record_text", "VARCHAR(4000)");

        run("ALTER TABLE finicity_partner ALTER record_text TYPE VARCHAR(4000)");
        assertThat(store.read("a")).isNull();
    }

    @Override
    protected DataSource source() {
        return pool;
    }
}
