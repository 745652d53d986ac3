package io.github.mpfinicity.store.jdbc;

import java.sql.SQLException;

/**
 * What a database says by the five characters of SQL-92, and what drivers made of it.
 *
 * @param code never null; empty if the driver gave none
 */
record SqlState(String code) {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_OF_POSTGRESQL = "40P01";

    static SqlState of(SQLException e) {
        String code = e.getSQLState();
        return new SqlState(code == null ? "" : code);
    }

    /** Two writes met, and this one was not made. */
    boolean rolledBack() {
        return code.equals(SERIALIZATION_FAILURE) || code.equals(DEADLOCK_OF_POSTGRESQL);
    }

    /** Of a constraint: there is such a row already, most likely. Nothing was made. */
    boolean violation() {
        return code.startsWith("23");
    }

    /** It is missing or has no such column; drivers disagree on the rest of the code. */
    boolean aboutTheTable() {
        return code.startsWith("42") || code.startsWith("S0");
    }

    /** For people. */
    String explained(String table) {
        String known = "SQLState " + (code.isEmpty() ? "unknown" : code);
        if (aboutTheTable()) {
            return "the table "
                    + table
                    + " is missing, or this user may not read and write it ("
                    + known
                    + "): run create-table.sql of mp-finicity-store-jdbc, or set"
                    + " finicity.store.jdbc.create-table=true";
        }
        if (code.startsWith("22")) {
            return "the column record_text of "
                    + table
                    + " is too narrow ("
                    + known
                    + "): widen it";
        }
        if (code.startsWith("08")) {
            return "the database does not answer, or cannot be reached (" + known + ")";
        }
        if (code.startsWith("28")) {
            return "the database refuses the DataSource's user or password (" + known + ")";
        }
        return "the database cannot tell (" + known + ")";
    }
}
