package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by trying whether a table keeps the promises of {@code create-table.sql}: one row for
 * each partner, versions of 18 digits, texts of up to 4000 characters that come back unchanged, and
 * transactions. Asks no catalogue, so it needs no dialect.
 */
final class TableCheck {
    /** The largest version: 18 digits. */
    private static final long LARGEST = 999_999_999_999_999_999L;

    private static final String SHORT = "check";

    private static final String LONG = CheckedStore.longestText();

    /** As long as a partner's key. */
    private static final int KEY_LENGTH = 64;

    private static final String COLUMNS =
            " does not keep a row as it was written: make its column partner VARCHAR(64) and ver"
                    + " NUMERIC(18), as in create-table.sql";

    private static final String TEXT =
            ": make its column record_text VARCHAR(4000) or wider, as in create-table.sql, and let"
                    + " the database refuse a text that does not fit (on MariaDB and MySQL,"
                    + " sql_mode must contain STRICT_TRANS_TABLES)";

    private static final String NO_ROOM = " has no room for a text of 4000 characters" + TEXT;

    private static final String UNCOUNTED =
            " does not tell that a statement has written its row: take triggers and rules away";

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
        if (problem == null && table.read(connection.jdbc(), key) != null) {
            problem =
                    " keeps a write that was rolled back, so a crash may damage it: it needs a"
                        + " storage engine with transactions (on MariaDB and MySQL, ALTER TABLE "
                            + table.name()
                            + " ENGINE=InnoDB)";
        }
        if (problem != null) {
            remove(connection.jdbc(), key);
            throw new MisconfiguredStoreException("the table " + table.name() + problem);
        }
    }

    /** A short text shows that texts are not padded, and the longest that they are not cut. */
    private @Nullable String problem(Connection jdbc, String key) throws SQLException {
        String problem = unwritten(() -> table.insert(jdbc, key, LARGEST - 1, SHORT), COLUMNS);
        if (problem == null) {
            problem = changed(table.read(jdbc, key), LARGEST - 1, SHORT);
        }
        if (problem == null) {
            problem = unwritten(() -> table.update(jdbc, key, LARGEST - 1, LARGEST, LONG), NO_ROOM);
        }
        if (problem == null) {
            problem = changed(table.read(jdbc, key), LARGEST, LONG);
        }
        if (problem == null && insertsAgain(jdbc, key)) {
            problem =
                    " takes a second row of one partner, because it has no primary key: run ALTER"
                            + " TABLE "
                            + table.name()
                            + " ADD PRIMARY KEY (partner), after you have deleted double rows";
        }
        return problem;
    }

    /**
     * Writes. A write that is not counted would look like a lost race for ever.
     *
     * @param tooLong the problem if the database says that a text is too long for its column
     */
    private static @Nullable String unwritten(Write write, String tooLong) throws SQLException {
        try {
            return write.made() ? null : UNCOUNTED;
        } catch (SQLException e) {
            if (SqlState.of(e).meaning() == SqlMeaning.TOO_LONG) {
                return tooLong;
            }
            throw e;
        }
    }

    private static @Nullable String changed(
            PartnerTable.@Nullable Row row, long version, String text) {
        if (row == null || row.version() != version) {
            return COLUMNS;
        }
        return row.text().equals(text)
                ? null
                : " gives a text of "
                        + text.length()
                        + " characters back changed (it has "
                        + row.text().length()
                        + " now)"
                        + TEXT;
    }

    @FunctionalInterface
    private interface Write {
        boolean made() throws SQLException;
    }

    /** Another version and text, because a key of several columns would not do. */
    private boolean insertsAgain(Connection jdbc, String key) throws SQLException {
        try {
            return table.insert(jdbc, key, LARGEST - 1, SHORT);
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
            // The user needs no right to delete. A row that a table without transactions keeps is
            // nobody's.
        }
    }
}
