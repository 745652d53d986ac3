package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that commits each statement and does not hang. It returns to its pool unchanged. For
 * one thread.
 */
final class AutoCommitConnection implements AutoCloseable {
    private static final int UNSUPPORTED = -1;

    /** The databases whose isolation level is lowered. */
    private static final List<String> LOWERED =
            List.of("jdbc:h2:", "jdbc:firebird:", "jdbc:firebirdsql:");

    private final Connection jdbc;
    private int networkTimeout = UNSUPPORTED;
    private int isolation = UNSUPPORTED;
    private boolean switched;

    private AutoCommitConnection(Connection jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a connection from its source.
     *
     * @throws SQLException if there is none, or it is dead
     * @throws StoreException if it belongs to a transaction
     */
    static AutoCommitConnection of(DataSource source, Duration networkTimeout) throws SQLException {
        var connection = new AutoCommitConnection(source.getConnection());
        try {
            connection.limit(networkTimeout);
            connection.commitEach();
            connection.lower();
            return connection;
        } catch (Throwable e) {
            connection.close();
            throw e;
        }
    }

    Connection jdbc() {
        return jdbc;
    }

    @Nullable String url() throws SQLException {
        return jdbc.getMetaData().getURL();
    }

    /**
     * Sets a network timeout. The timeout of a statement would not end the wait for a frozen
     * server.
     */
    private void limit(Duration timeout) throws SQLException {
        try {
            int before = jdbc.getNetworkTimeout();
            jdbc.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            networkTimeout = before;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            // An old driver, or one older than JDBC 4.1. The caller's deadline remains.
        }
    }

    private void commitEach() throws SQLException {
        if (jdbc.getAutoCommit()) {
            return;
        }
        try {
            jdbc.setAutoCommit(true);
        } catch (SQLException e) {
            if (SqlState.of(e).meaning() == SqlMeaning.UNREACHABLE) {
                throw e;
            }
            throw enlisted();
        }
        if (!jdbc.getAutoCommit()) {
            throw enlisted();
        }
        switched = true;
    }

    /**
     * Lowers the isolation level on H2 and Firebird. Statements in auto-commit need no more than
     * READ COMMITTED. H2 lost up to three of 800 confirmed writes where eight threads wrote one row
     * under REPEATABLE READ (2.5.252). Firebird locks the whole table under SERIALIZABLE, so most
     * of eight threads got errors only (3.0.11). On other databases the level is left alone,
     * because asking for it costs a statement.
     */
    private void lower() throws SQLException {
        String url = url();
        if (url == null || LOWERED.stream().noneMatch(url::startsWith)) {
            return;
        }
        int before = jdbc.getTransactionIsolation();
        if (before > Connection.TRANSACTION_READ_COMMITTED) {
            jdbc.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            isolation = before;
        }
    }

    private static StoreException enlisted() {
        return new StoreException(
                "the DataSource of finicity.store=jdbc gives a connection that belongs to a"
                        + " transaction (it refuses auto-commit): name a DataSource that takes no"
                        + " part in transactions here, or one that is not managed by JTA");
    }

    /** Tries something in one transaction, and undoes it. */
    @Nullable String rollingBack(Trial trial) throws SQLException {
        jdbc.setAutoCommit(false);
        String problem;
        try {
            problem = trial.problem(jdbc);
        } catch (Throwable e) {
            // A connection that is gone fails here, too, and would hide the reason.
            quietly(this::rollBack);
            throw e;
        }
        rollBack();
        return problem;
    }

    private void rollBack() throws SQLException {
        jdbc.rollback();
        jdbc.setAutoCommit(true);
    }

    /** Restores the connection. The work is done, so a failure here changes nothing. */
    @Override
    public void close() {
        if (isolation != UNSUPPORTED) {
            quietly(() -> jdbc.setTransactionIsolation(isolation));
        }
        if (switched) {
            quietly(() -> jdbc.setAutoCommit(false));
        }
        if (networkTimeout != UNSUPPORTED) {
            quietly(() -> jdbc.setNetworkTimeout(Runnable::run, networkTimeout));
        }
        quietly(jdbc::close);
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (Throwable e) {
            // A pool notices a broken connection by itself.
        }
    }

    @FunctionalInterface
    interface Trial {
        @Nullable String problem(Connection jdbc) throws SQLException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
