package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by trying whether a table keeps the promises of {@code create-table.sql}: one row for
 * each partner, versions of 18 digits, and transactions. Asks no catalogue, so it needs no dialect.
 */
final class TableCheck {
    /** The largest version: 18 digits. */
    private static final long LARGEST = 999_999_999_999_999_999L;

    private static final String TEXT = "check";

    /** As long as a partner's key. */
    private static final int KEY_LENGTH = 64;

    private static final int UUID_LENGTH = 36;

    private final PartnerTable table;

    TableCheck(PartnerTable table) {
        this.table = table;
    }

    /**
     * Writes rows of a key that nobody else has, and rolls them back. So no process waits for
     * another one's check, even if that one was frozen.
     *
     * @throws MisconfiguredStoreException if the table must be changed before it is used
     */
    void run(AutoCommitConnection connection) throws SQLException {
        String key = "-".repeat(KEY_LENGTH - UUID_LENGTH) + UUID.randomUUID();
        String problem = connection.rollingBack(jdbc -> problem(jdbc, key));
        if (table.read(connection.jdbc(), key) != null) {
            remove(connection.jdbc(), key);
            problem =
                    " keeps a write that was rolled back, so a crash may damage it: it needs a"
                        + " storage engine with transactions (on MariaDB and MySQL, ALTER TABLE "
                            + table.name()
                            + " ENGINE=InnoDB)";
        }
        if (problem != null) {
            throw new MisconfiguredStoreException("the table " + table.name() + problem);
        }
    }

    private @Nullable String problem(Connection jdbc, String key) throws SQLException {
        table.insert(jdbc, key, LARGEST, TEXT);
        PartnerTable.Row row = table.read(jdbc, key);
        if (row == null || row.version() != LARGEST) {
            return " gives values back changed: make its column partner VARCHAR(64) and ver"
                    + " NUMERIC(18), as in create-table.sql";
        }
        return insertsAgain(jdbc, key)
                ? " takes a second row of one partner, because it has no primary key: run ALTER"
                        + " TABLE "
                        + table.name()
                        + " ADD PRIMARY KEY (partner), after you have deleted double rows"
                : null;
    }

    /** Another version and text, because a key of several columns would not do. */
    private boolean insertsAgain(Connection jdbc, String key) throws SQLException {
        try {
            return table.insert(jdbc, key, LARGEST - 1, TEXT + " again");
        } catch (SQLException e) {
            if (SqlState.of(e).violation()) {
                return false;
            }
            throw e;
        }
    }

    private void remove(Connection jdbc, String key) {
        try {
            table.delete(jdbc, key);
        } catch (SQLException e) {
            // The user needs no right to delete. The row is nobody's.
        }
    }
}
