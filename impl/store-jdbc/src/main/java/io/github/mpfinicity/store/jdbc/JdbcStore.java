package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.DetachedExecution;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.Clocks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts of up to 4000 characters in a table, for all processes that reach the database. Each
 * write is one statement in auto-commit, on a thread of its own: it never belongs to a transaction
 * of the caller, whose rollback would take back what was charged. Safe for any thread.
 *
 * <p>No message repeats what a driver says: that may hold what is kept.
 */
public final class JdbcStore implements PartnerStore {
    /** Of one statement, while the database does not answer. */
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(2);

    /** Of one operation, the wait for a connection included; well below a lease. */
    static final Duration DEADLINE = Duration.ofSeconds(6);

    private static final int MOST_TRIES = 3;

    private final DataSource source;
    private final PartnerTable table;
    private final boolean createTable;
    private final DetachedExecution ownThread;
    private volatile boolean prepared;

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(AutoCommitConnection connection) throws SQLException;
    }

    /**
     * A store in that table. Nothing is read or created yet.
     *
     * @param source of connections; pooled or not
     * @param table its name, perhaps with a schema
     * @param createTable whether to create it where it is missing
     * @param threads runs each operation on a thread that is not the caller's
     */
    public JdbcStore(DataSource source, String table, boolean createTable, Executor threads) {
        this(source, table, createTable, detached(threads, DEADLINE));
    }

    JdbcStore(DataSource source, String table, boolean createTable, DetachedExecution ownThread) {
        this.source = source;
        this.table = new PartnerTable(table);
        this.createTable = createTable;
        this.ownThread = ownThread;
    }

    static DetachedExecution detached(Executor threads, Duration deadline) {
        return new DetachedExecution(
                threads,
                deadline,
                Clocks.system(),
                "the database",
                "Give the DataSource a connect and a socket timeout");
    }

    @Override
    public @Nullable String read(String key) {
        return on(c -> Optional.ofNullable(table.read(c.jdbc(), key)))
                .map(PartnerTable.Row::text)
                .orElse(null);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        return on(connection -> table.swap(connection.jdbc(), key, expected, next));
    }

    @Override
    public boolean outlivesProcess() {
        return true;
    }

    /**
     * What a database rolls back is done again from its beginning, but not for ever: it may do so
     * for a reason of its own. On another connection: H2 was seen to lose a write that was repeated
     * on the one whose transaction had failed.
     */
    private <T> T on(Work<T> work) {
        return ownThread.call(
                () -> {
                    for (int tries = 1; ; tries++) {
                        try {
                            return once(work);
                        } catch (SQLException e) {
                            SqlState state = SqlState.of(e);
                            if (!state.rolledBack() || tries == MOST_TRIES) {
                                throw state.exception(table.name());
                            }
                        }
                    }
                });
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (AutoCommitConnection connection = AutoCommitConnection.of(source, NETWORK_TIMEOUT)) {
            prepare(connection);
            return work.on(connection);
        }
    }

    /** Two at the same time do no harm. */
    private void prepare(AutoCommitConnection connection) throws SQLException {
        if (!prepared) {
            EmbeddedDatabaseWarning.warnIf(connection.url());
            if (createTable) {
                table.createIfMissing(connection.jdbc());
            }
            prepared = true;
        }
    }
}
