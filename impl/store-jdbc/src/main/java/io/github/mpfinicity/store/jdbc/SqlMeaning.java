package io.github.mpfinicity.store.jdbc;

import java.util.stream.Stream;

/**
 * The meaning of an SQLState and a vendor code, by the documentation of the engines.
 *
 * <p>The first match counts: the beginning of a state, or a state with a vendor code. A vendor code
 * means nothing without its engine, so it is bound to the state of its driver.
 *
 * <p>README names the engine and the document of each code. MariaDB's 1020 is ER_CHECKREAD:
 * "similarly to a deadlock". SQL Server's driver makes states that begin with S0. Firebird's
 * 335544352 is a missing right, with the state of a refused login.
 */
enum SqlMeaning {
    /** A table, a column or a right is missing. HSQLDB does not tell which. */
    NOT_FOUND("42501/-5501"),
    NO_TABLE("42P01 3F000 42S02 42S03 42S04 90079/90079 42X05 42Y07 42704 42000/942 S0/208"),
    NO_COLUMN("42703 42S22 42X04 42X14 42000/904 S0/207"),
    /** MariaDB says 1044 of a database that is missing and of one without rights. */
    NO_DATABASE("3D000 42000/1049 42000/1044"),
    NO_RIGHT(
            "42501 42500 42502 42507 90096/90096 42000/1142 42000/1143"
                    + " 42000/1031 S0/229 S0/230 28000/335544352"),
    /** Before the next one: MySQL's driver gives 1264 the state of a text that is too long. */
    TOO_BIG("22001/1264 22003 22004/22004 07006 72000/1438 S0/8115"),
    TOO_LONG("22001 72000/12899 72000/1401 72000/1461 S0/2628"),
    READ_ONLY("25006 25502 25503 90097/90097 HY000/1290 HY000/1836 72000/16000 S0/3906"),
    /** Two writes met, and the database rolled this one back. */
    ROLLED_BACK(
            "40001 40P01 40XL1 55P03 HY000/1020 HY000/1205 61000/60 72000/8177 72000/1555"
                    + " S0/1205 S0/3960 57033 90131/90131"),
    /** A constraint was violated, most likely because the row exists. Nothing was written. */
    VIOLATION("23"),
    STATEMENT_MIXED_UP("42P05 26000"),
    LOGIN_REFUSED("28 S0/18456 72000/1017"),
    /** Before the next one: PgBouncer says so of each connection that it ends. */
    ENDED_BY_A_POOLER("08P01"),
    UNREACHABLE("08 57P"),
    OTHER("");

    private final String codes;

    SqlMeaning(String codes) {
        this.codes = codes;
    }

    static SqlMeaning of(String state, int vendor) {
        return Stream.of(values())
                .filter(meaning -> meaning.fits(state, vendor))
                .findFirst()
                .orElse(OTHER);
    }

    /** States, and states with a vendor code behind a slash. */
    Stream<String> codes() {
        return Stream.of(codes.split(" ", -1));
    }

    private boolean fits(String state, int vendor) {
        return codes().map(code -> code.split("/", -1))
                .anyMatch(
                        code ->
                                state.startsWith(code[0])
                                        && (code.length == 1
                                                || code[1].equals(String.valueOf(vendor))));
    }
}
