package io.github.mpfinicity.store.jdbc;

import io.github.mpfinicity.core.store.LoginRefusedException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.store.TextTooLongException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a database's error. The words of the error may hold the content of a row and are
 * left out.
 *
 * @param code five characters of SQL-92; empty if the driver gave none
 * @param vendor the engine's own code; 0 if it has none
 * @param exception the name of its class
 */
record SqlState(String code, int vendor, String exception, SqlMeaning meaning) {
    private static final String DATA_SOURCE = "the DataSource of finicity.store.jdbc.data-source";

    /**
     * The state of the exception, or of its first cause with a state, because pools wrap exceptions
     * of drivers.
     */
    static SqlState of(SQLException e) {
        for (Throwable each : e) {
            if (each instanceof SQLException known && known.getSQLState() != null) {
                return of(known, known.getSQLState());
            }
        }
        return of(e, "");
    }

    private static SqlState of(SQLException e, String code) {
        int vendor = e.getErrorCode();
        SqlMeaning meaning =
                code.isEmpty() && isOfConnections(e)
                        ? SqlMeaning.UNREACHABLE
                        : SqlMeaning.of(code, vendor);
        return new SqlState(code, vendor, e.getClass().getName(), meaning);
    }

    private static boolean isOfConnections(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException;
    }

    /** True if two writes met and the database rolled this one back. */
    boolean rolledBack() {
        return meaning == SqlMeaning.ROLLED_BACK;
    }

    /** True if nothing was written, most likely because the row exists. */
    boolean violation() {
        return meaning == SqlMeaning.VIOLATION;
    }

    boolean tableMayBeMissing() {
        return meaning == SqlMeaning.NO_TABLE || meaning == SqlMeaning.NOT_FOUND;
    }

    /**
     * The exception for this error. An error that lasts until somebody mends it has a type of its
     * own.
     *
     * @param notCreated why the table could not be created; null if nobody tried, or if it was
     */
    StoreException exception(String table, @Nullable SqlState notCreated) {
        return notCreated != null && meaning == SqlMeaning.NO_TABLE
                ? new MisconfiguredStoreException(
                        "the table "
                                + table
                                + " is missing, and the database did not create it"
                                + notCreated.known()
                                + ": grant the DataSource's user the right to create tables, or run"
                                + " create-table.sql of mp-finicity-store-jdbc as a user who has"
                                + " it; a schema in front must be there before the table")
                : exception(table);
    }

    StoreException exception(String table) {
        String message = explained(table);
        return switch (meaning) {
            case TOO_LONG -> new TextTooLongException(message);
            case LOGIN_REFUSED -> new LoginRefusedException(message);
            case NO_TABLE, NO_COLUMN, NO_DATABASE, NO_RIGHT, NOT_FOUND, TOO_BIG ->
                    new MisconfiguredStoreException(message);
            case READ_ONLY,
                    ROLLED_BACK,
                    VIOLATION,
                    STATEMENT_MIXED_UP,
                    ENDED_BY_A_POOLER,
                    UNREACHABLE,
                    OTHER ->
                    new StoreException(message);
        };
    }

    /** A sentence for people. */
    String explained(String table) {
        return switch (meaning) {
            case NO_TABLE ->
                    "the table "
                            + table
                            + " is missing"
                            + known()
                            + ": run create-table.sql of mp-finicity-store-jdbc, or set"
                            + " finicity.store.jdbc.create-table=true; if it is there, put its"
                            + " schema in front in finicity.store.jdbc.table; a schema in front"
                            + " must be there before the table";
            case NO_DATABASE ->
                    "the database of "
                            + DATA_SOURCE
                            + " is missing, or its user may not use it"
                            + known()
                            + ": create it, grant it, or correct the URL of the DataSource";
            case NO_COLUMN ->
                    "the table "
                            + table
                            + " has not the columns of create-table.sql"
                            + known()
                            + ": name another in finicity.store.jdbc.table, or create it anew";
            case NO_RIGHT ->
                    "the DataSource's user may not select, insert and update in "
                            + table
                            + known()
                            + ": grant it; to create the table it needs that right, too";
            case NOT_FOUND ->
                    "the table "
                            + table
                            + " is missing, has not the columns of create-table.sql, or may not be"
                            + " used by the DataSource's user"
                            + known()
                            + ": run create-table.sql of mp-finicity-store-jdbc, or set"
                            + " finicity.store.jdbc.create-table=true; if it is there, put its"
                            + " schema in front in finicity.store.jdbc.table, and grant select,"
                            + " insert and update";
            case TOO_LONG ->
                    "the column record_text of "
                            + table
                            + " is too narrow"
                            + known()
                            + ": widen it, beyond 4000 characters where tokens are long";
            case TOO_BIG ->
                    "the column ver of "
                            + table
                            + " has no room for a number of 18 digits"
                            + known()
                            + ": make it NUMERIC(18), as in create-table.sql";
            case READ_ONLY ->
                    "the database is read-only"
                            + known()
                            + ": let the DataSource of finicity.store=jdbc reach the primary";
            case ROLLED_BACK, VIOLATION ->
                    "the database refuses each write, though nobody else was faster" + known();
            case STATEMENT_MIXED_UP ->
                    "prepared statements get mixed up"
                            + known()
                            + ", as behind PgBouncer in transaction mode: set prepareThreshold=0 in"
                            + " the DataSource's URL";
            case LOGIN_REFUSED ->
                    "the database refuses the DataSource's user or password"
                            + known()
                            + ": correct them in "
                            + DATA_SOURCE;
            case ENDED_BY_A_POOLER ->
                    "a pooler like PgBouncer ended the connection"
                            + known()
                            + ": if it is in statement mode, which refuses the transaction that"
                            + " checks the table, set pool_mode=transaction; if not, its log says"
                            + " why";
            case UNREACHABLE ->
                    "the database does not answer, or cannot be reached"
                            + known()
                            + ": look at the network, and at driver, URL and pool of "
                            + DATA_SOURCE;
            case OTHER -> "the database failed" + known();
        };
    }

    private String known() {
        return " (SQLState "
                + (code.isEmpty() ? "unknown" : code)
                + ", vendor code "
                + vendor
                + ", "
                + exception
                + ")";
    }
}
