package io.github.mpfinicity.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The statements, in SQL-92 for any database. */
final class PartnerTable {
    private static final String DDL = "create-table.sql";
    private static final String NAME_IN_DDL = "finicity_partner";

    private static final long LONGEST_STEP = 1_000_000_000;

    private final String name;
    private final String select;
    private final String insert;
    private final String update;
    private final String delete;

    /** The row of a partner. */
    record Row(long version, String text) {}

    PartnerTable(String name) {
        this.name = name;
        this.select = "SELECT ver, record_text FROM " + name + " WHERE partner = ?";
        this.insert = "INSERT INTO " + name + " (partner, ver, record_text) VALUES (?, ?, ?)";
        this.update =
                "UPDATE " + name + " SET ver = ?, record_text = ? WHERE partner = ? AND ver = ?";
        this.delete = "DELETE FROM " + name + " WHERE partner = ?";
    }

    String name() {
        return name;
    }

    @Nullable Row read(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                // Oracle gives null for an empty text. Neither is a record that makes sense.
                return rows.next()
                        ? new Row(
                                rows.getLong(1), Objects.requireNonNullElse(rows.getString(2), ""))
                        : null;
            }
        }
    }

    /**
     * Replaces the text if it still is the expected one. Java compares the texts, because a
     * database may ignore case, width or trailing spaces.
     */
    boolean swap(Connection connection, String key, @Nullable String expected, String next)
            throws SQLException {
        Row row = read(connection, key);
        return Objects.equals(text(row), expected) && replace(connection, key, row, next);
    }

    /**
     * Replaces a row if it still is the one that was read. The version decides. It only grows, so a
     * text that was changed and changed back counts as changed.
     *
     * @param row null for none
     */
    boolean replace(Connection connection, String key, @Nullable Row row, String next)
            throws SQLException {
        try {
            return row == null
                    ? insert(connection, key, step(), next)
                    : update(connection, key, row.version(), row.version() + step(), next);
        } catch (SQLException e) {
            // The violation of another constraint would look like a lost race for ever.
            if (SqlState.of(e).violation() && !Objects.equals(read(connection, key), row)) {
                return false;
            }
            throw e;
        }
    }

    boolean insert(Connection connection, String key, long version, String next)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, key);
            statement.setLong(2, version);
            statement.setString(3, next);
            return statement.executeUpdate() == 1;
        }
    }

    void delete(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    boolean update(Connection connection, String key, long version, long newVersion, String next)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, newVersion);
            statement.setString(2, next);
            statement.setString(3, key);
            statement.setLong(4, version);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * By how much a version grows. It is drawn, so that a row of a restored backup does not come to
     * the version of the lost one with another text. The column has room for a billion steps.
     */
    private static long step() {
        return ThreadLocalRandom.current().nextLong(1, LONGEST_STEP);
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl());
        }
    }

    private String ddl() {
        try (InputStream in = Objects.requireNonNull(PartnerTable.class.getResourceAsStream(DDL))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("TABLE " + NAME_IN_DDL, "TABLE " + name);
        } catch (IOException e) {
            throw new UncheckedIOException("it is in our own jar", e);
        }
    }

    static @Nullable String text(@Nullable Row row) {
        return row == null ? null : row.text();
    }
}
