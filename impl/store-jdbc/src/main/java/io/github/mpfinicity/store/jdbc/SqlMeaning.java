package io.github.mpfinicity.store.jdbc;

import java.util.List;

/** What an SQLState and a vendor code stand for, on the engines whose documentation says so. */
enum SqlMeaning {
    NO_TABLE,
    NO_COLUMN,
    NO_RIGHT,
    /** Any of the three above: HSQLDB does not tell which. */
    NOT_FOUND,
    TOO_LONG,
    READ_ONLY,
    /** Two writes met, and this one was not made. */
    ROLLED_BACK,
    /** Of a constraint: there is such a row already, most likely. Nothing was made. */
    VIOLATION,
    STATEMENT_MIXED_UP,
    LOGIN_REFUSED,
    UNREACHABLE,
    OTHER;

    private static final int ANY = Integer.MIN_VALUE;

    /**
     * The first that fits counts. Vendor codes mean nothing without their engine, so each is bound
     * to the beginning of the state that its driver gives.
     *
     * <p>Sources: PostgreSQL, "Appendix A. Error Codes"; H2, {@code org.h2.api.ErrorCode}; MySQL,
     * "Server Error Message Reference"; MariaDB, "Error Code Reference" (1020 is ER_CHECKREAD:
     * "similarly to a deadlock"); Oracle, "Database Error Messages", and the table of states in the
     * "Programmer's Guide to the Oracle Precompilers"; SQL Server, "Database Engine events and
     * errors", whose driver makes states that begin with S0; Db2, "SQLSTATE values and common error
     * codes"; Derby, "SQL error messages and exceptions"; HSQLDB, {@code ErrorCode}. Run: H2,
     * PostgreSQL, Derby and HSQLDB.
     */
    private static final List<Known> ALL =
            List.of(
                    new Known(NOT_FOUND, "42501", -5501),
                    new Known(NO_TABLE, "42P01", ANY),
                    new Known(NO_TABLE, "3F000", ANY),
                    new Known(NO_TABLE, "42S02", ANY),
                    new Known(NO_TABLE, "42S03", ANY),
                    new Known(NO_TABLE, "42S04", ANY),
                    new Known(NO_TABLE, "90079", 90079),
                    new Known(NO_TABLE, "42X05", ANY),
                    new Known(NO_TABLE, "42Y07", ANY),
                    new Known(NO_TABLE, "42704", ANY),
                    new Known(NO_TABLE, "42000", 942),
                    new Known(NO_TABLE, "S0", 208),
                    new Known(NO_COLUMN, "42703", ANY),
                    new Known(NO_COLUMN, "42S22", ANY),
                    new Known(NO_COLUMN, "42X04", ANY),
                    new Known(NO_COLUMN, "42X14", ANY),
                    new Known(NO_COLUMN, "42000", 904),
                    new Known(NO_COLUMN, "S0", 207),
                    new Known(NO_RIGHT, "42501", ANY),
                    new Known(NO_RIGHT, "42500", ANY),
                    new Known(NO_RIGHT, "42502", ANY),
                    new Known(NO_RIGHT, "42507", ANY),
                    new Known(NO_RIGHT, "90096", 90096),
                    new Known(NO_RIGHT, "42000", 1142),
                    new Known(NO_RIGHT, "42000", 1143),
                    new Known(NO_RIGHT, "42000", 1044),
                    new Known(NO_RIGHT, "42000", 1031),
                    new Known(NO_RIGHT, "S0", 229),
                    new Known(NO_RIGHT, "S0", 230),
                    new Known(TOO_LONG, "22001", ANY),
                    new Known(TOO_LONG, "72000", 12899),
                    new Known(TOO_LONG, "72000", 1401),
                    new Known(TOO_LONG, "72000", 1461),
                    new Known(TOO_LONG, "S0", 2628),
                    new Known(READ_ONLY, "25006", ANY),
                    new Known(READ_ONLY, "25502", ANY),
                    new Known(READ_ONLY, "25503", ANY),
                    new Known(READ_ONLY, "90097", 90097),
                    new Known(READ_ONLY, "HY000", 1290),
                    new Known(READ_ONLY, "HY000", 1836),
                    new Known(READ_ONLY, "72000", 16000),
                    new Known(READ_ONLY, "S0", 3906),
                    new Known(ROLLED_BACK, "40001", ANY),
                    new Known(ROLLED_BACK, "40P01", ANY),
                    new Known(ROLLED_BACK, "40XL1", ANY),
                    new Known(ROLLED_BACK, "HY000", 1020),
                    new Known(ROLLED_BACK, "HY000", 1205),
                    new Known(ROLLED_BACK, "61000", 60),
                    new Known(ROLLED_BACK, "72000", 8177),
                    new Known(ROLLED_BACK, "72000", 1555),
                    new Known(ROLLED_BACK, "S0", 1205),
                    new Known(ROLLED_BACK, "S0", 3960),
                    new Known(ROLLED_BACK, "57033", ANY),
                    new Known(ROLLED_BACK, "90131", 90131),
                    new Known(VIOLATION, "23", ANY),
                    new Known(STATEMENT_MIXED_UP, "42P05", ANY),
                    new Known(STATEMENT_MIXED_UP, "26000", ANY),
                    new Known(LOGIN_REFUSED, "28", ANY),
                    new Known(UNREACHABLE, "08", ANY));

    private record Known(SqlMeaning meaning, String state, int vendor) {
        boolean fits(String otherState, int otherVendor) {
            return otherState.startsWith(state) && (vendor == ANY || vendor == otherVendor);
        }
    }

    static SqlMeaning of(String state, int vendor) {
        return ALL.stream()
                .filter(known -> known.fits(state, vendor))
                .map(Known::meaning)
                .findFirst()
                .orElse(OTHER);
    }
}
