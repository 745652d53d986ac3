package io.github.mpfinicity.store.jdbc;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("fleet")
class PostgresTest extends JdbcStoreContract {
    private static Postgres postgres;
    private static AgroalDataSource pool;

    @BeforeAll
    static void begin() throws SQLException {
        postgres = Postgres.start();
        pool =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(
                                        c ->
                                                c.maxSize(8)
                                                        .connectionFactoryConfiguration(
                                                                f ->
                                                                        f.jdbcUrl(
                                                                                Postgres.url(
                                                                                        postgres
                                                                                                .port())))));
    }

    @AfterAll
    static void end() {
        pool.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS finicity_partner");
        }
    }

    @Override
    protected DataSource source() {
        return pool;
    }
}
