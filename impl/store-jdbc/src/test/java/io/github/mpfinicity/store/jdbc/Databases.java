package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.github.mpfinicity.core.store.CheckedStore;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for tests, and threads as an application would give them. */
public final class Databases {
    /** A new one for each task. */
    static final Executor THREADS = Databases::onDaemon;

    private Databases() {}

    /** In this JVM; lives as long as it. */
    public static DataSource fresh() {
        return h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static DataSource h2(String url) {
        var source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    /** Of the engine whose URL it is, in this JVM. */
    static DataSource embedded(String url) {
        return source(() -> DriverManager.getConnection(url, "APP", ""));
    }

    /** Without a pool. */
    static DataSource source(Callable<Connection> connections) {
        return (DataSource)
                Proxy.newProxyInstance(
                        Databases.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> connections.call());
    }

    static DataSource postgres(String url) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    /** Keeps at most so many connections. */
    static AgroalDataSource pool(String url, int size) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(
                                pool ->
                                        pool.maxSize(size)
                                                .connectionFactoryConfiguration(
                                                        factory -> factory.jdbcUrl(url))));
    }

    static JdbcStore store(DataSource source) {
        return new JdbcStore(source, "finicity_partner", true, THREADS);
    }

    /** As the library uses it. */
    static CheckedStore checked(DataSource source) {
        return new CheckedStore(store(source), "finicity.store=jdbc");
    }

    static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            run(connection, sql);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of the error that must come. */
    static SqlMeaning meaning(Connection connection, String sql) {
        return meaning(() -> run(connection, sql));
    }

    static SqlMeaning meaning(ThrowingCallable work) {
        var said = new SqlState[1];
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(work)
                .satisfies(e -> said[0] = SqlState.of(e));
        return said[0].meaning();
    }

    private static void onDaemon(Runnable task) {
        var thread = new Thread(task, "own");
        thread.setDaemon(true);
        thread.start();
    }
}
