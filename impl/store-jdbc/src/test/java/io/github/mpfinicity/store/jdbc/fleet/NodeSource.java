package io.github.mpfinicity.store.jdbc.fleet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The smallest pool: connections are kept for the next use unless they are broken. */
final class NodeSource {
    private final DataSource database;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    NodeSource(String url) throws SQLException {
        if (url.startsWith("jdbc:mariadb:")) {
            database = new MariaDbDataSource(url);
        } else {
            var postgres = new PGSimpleDataSource();
            postgres.setURL(url);
            database = postgres;
        }
    }

    /** As the store sees it, which calls nothing but {@code getConnection()}. */
    DataSource pool() {
        return proxy(DataSource.class, (self, method, arguments) -> take());
    }

    private Connection take() throws SQLException {
        Connection kept = idle.poll();
        Connection real = kept == null ? database.getConnection() : kept;
        return proxy(
                Connection.class,
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Connection real) throws SQLException {
        if (!real.isClosed()) {
            idle.add(real);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        NodeSource.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
