package io.github.mpfinicity.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a real database, with a fault. */
final class Wrapped {
    private Wrapped() {}

    @FunctionalInterface
    interface Change {
        void to(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Before {
        void statement(String sql) throws SQLException;
    }

    @FunctionalInterface
    interface Calls {
        Object call(String method, Object[] arguments, Real real) throws Throwable;
    }

    @FunctionalInterface
    interface Real {
        Object call() throws Throwable;
    }

    /** Each connection is changed before it is handed out. */
    static DataSource source(DataSource real, Change change) {
        return as(
                DataSource.class,
                real,
                (method, arguments, call) -> {
                    Object result = call.call();
                    if (result instanceof Connection connection) {
                        change.to(connection);
                    }
                    return result;
                });
    }

    /** Something happens right before each statement is prepared. */
    static Connection connection(Connection real, Before before) {
        return as(
                Connection.class,
                real,
                (method, arguments, call) -> {
                    if (method.equals("prepareStatement")) {
                        before.statement((String) arguments[0]);
                    }
                    return call.call();
                });
    }

    static <T> T as(Class<T> type, T real, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        Wrapped.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                calls.call(
                                        method.getName(),
                                        arguments,
                                        () -> {
                                            try {
                                                return method.invoke(real, arguments);
                                            } catch (InvocationTargetException e) {
                                                throw e.getCause();
                                            }
                                        })));
    }
}
