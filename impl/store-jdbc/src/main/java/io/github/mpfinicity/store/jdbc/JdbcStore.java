package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.DetachedExecution;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts of up to 4000 characters in a table, for all processes that reach the database. Each
 * write is one statement in auto-commit, on a thread of its own. It never belongs to a transaction
 * of the caller, whose rollback would undo a charge. Safe for any thread.
 *
 * <p>No message repeats the text of a driver, which may hold the content of a row.
 */
public final class JdbcStore implements PartnerStore {
    /** The longest wait for the answer to one statement. */
    private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(2);

    /** The longest time of one operation with the wait for a connection; well below a lease. */
    static final Duration DEADLINE = Duration.ofSeconds(6);

    private static final int MOST_TRIES = 3;

    private final DataSource source;
    private final PartnerTable table;
    private final DetachedExecution ownThread;

    /** The row that was read last, for each key; the next write takes it away. */
    private final Map<String, Optional<PartnerTable.Row>> seen = new ConcurrentHashMap<>();

    /**
     * True if a missing table is created. False once the table was seen: a table that disappears
     * later is not replaced by an empty one, which would forget attempts.
     */
    private volatile boolean createTable;

    private volatile boolean warned;

    @FunctionalInterface
    private interface Work<T> {
        T on(AutoCommitConnection connection) throws SQLException;
    }

    /**
     * A store in that table. Nothing is read or created yet.
     *
     * @param source of connections; pooled or not
     * @param table its name, with or without a schema
     * @param createTable true if a missing table is created
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
        Optional<PartnerTable.Row> row =
                on(connection -> Optional.ofNullable(table.read(connection.jdbc(), key)));
        seen.put(key, row);
        return row.map(PartnerTable.Row::text).orElse(null);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        // After a read, this needs no look of its own: the version of the row that was read decides
        // in the database.
        Optional<PartnerTable.Row> row = seen.remove(key);
        if (row == null || !Objects.equals(PartnerTable.text(row.orElse(null)), expected)) {
            return on(connection -> table.swap(connection.jdbc(), key, expected, next));
        }
        return on(connection -> table.replace(connection.jdbc(), key, row.orElse(null), next));
    }

    @Override
    public boolean outlivesProcess() {
        return true;
    }

    /** {@inheritDoc} In one transaction that is rolled back. */
    @Override
    public boolean checksItself() {
        return on(
                connection -> {
                    warnOnce(connection);
                    new TableCheck(table).run(connection);
                    return true;
                });
    }

    /**
     * Repeats work that the database rolled back, a limited number of times. Each try has a
     * connection of its own, because H2 lost a write that was repeated on the connection of the
     * failed transaction.
     */
    private <T> T on(Work<T> work) {
        return ownThread.call(
                givenUp -> {
                    SqlState notCreated = null;
                    for (int tries = 1; ; tries++) {
                        try {
                            T done = once(work, givenUp);
                            createTable = false;
                            return done;
                        } catch (SQLException e) {
                            SqlState state = SqlState.of(e);
                            boolean create = createTable && state.tableMayBeMissing();
                            if (tries == MOST_TRIES || !(create || state.rolledBack())) {
                                throw state.exception(table.name(), notCreated);
                            }
                            notCreated = create ? create(givenUp) : notCreated;
                        }
                    }
                });
    }

    /** A pool may have given the connection so late that others have decided without this work. */
    private <T> T once(Work<T> work, BooleanSupplier givenUp) throws SQLException {
        try (AutoCommitConnection connection = AutoCommitConnection.of(source, NETWORK_TIMEOUT)) {
            if (givenUp.getAsBoolean()) {
                throw new StoreException("the connection came too late");
            }
            return work.on(connection);
        }
    }

    /** Creates the table. Another process may do so at the same time, and then this one fails. */
    private @Nullable SqlState create(BooleanSupplier givenUp) {
        try {
            once(
                    connection -> {
                        table.create(connection.jdbc());
                        return true;
                    },
                    givenUp);
            return null;
        } catch (SQLException e) {
            return SqlState.of(e);
        }
    }

    private void warnOnce(AutoCommitConnection connection) throws SQLException {
        if (!warned) {
            warned = true;
            EmbeddedDatabaseWarning.warnIf(connection.url());
        }
    }
}
