package io.github.mpfinicity.store.jdbc;

import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import java.util.UUID;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
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
        return (DataSource)
                Proxy.newProxyInstance(
                        Databases.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> DriverManager.getConnection(url, "APP", ""));
    }

    static DataSource postgres(String url) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    static JdbcStore store(DataSource source) {
        return new JdbcStore(source, "finicity_partner", true, THREADS);
    }

    private static void onDaemon(Runnable task) {
        var thread = new Thread(task, "own");
        thread.setDaemon(true);
        thread.start();
    }
}
