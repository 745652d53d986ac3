package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What drivers throw, by state and vendor code, and what the operator is told. */
class SqlStateTest {
    private static final String SAID = "what the driver says";

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 42P01, 0, the table t is missing",
        "PostgreSQL, 3F000, 0, a schema in front must be there",
        "PostgreSQL, 3D000, 0, 'the database of the DataSource of finicity.store.jdbc.data-source"
                + " is missing'",
        "MariaDB, 42000, 1049, the database of the DataSource",
        "MariaDB, 42000, 1044, its user may not use it",
        "H2, 42S02, 42102, the table t is missing",
        "H2, 42S04, 42104, the table t is missing",
        "H2, 90079, 90079, the table t is missing",
        "HSQLDB, 42501, -5501, 'the table t is missing, has not the columns of create-table.sql,"
                + " or'",
        "Derby, 42X05, 30000, the table t is missing",
        "MySQL, 42S02, 1146, the table t is missing",
        "Oracle, 42000, 942, the table t is missing",
        "SQL Server, S0002, 208, the table t is missing",
        "Db2, 42704, -204, the table t is missing",
        "PostgreSQL, 42703, 0, has not the columns",
        "MySQL, 42S22, 1054, has not the columns",
        "Oracle, 42000, 904, has not the columns",
        "SQL Server, S0001, 207, has not the columns",
        "PostgreSQL, 42501, 0, may not",
        "H2, 90096, 90096, may not",
        "MySQL, 42000, 1142, may not",
        "Oracle, 42000, 1031, may not",
        "SQL Server, S0005, 229, may not",
        "PostgreSQL, 22001, 0, too narrow",
        "Oracle, 72000, 12899, too narrow",
        "SQL Server, S0001, 2628, too narrow",
        "PostgreSQL, 22003, 0, make it NUMERIC(18)",
        "MariaDB, 22003, 1264, make it NUMERIC(18)",
        "MySQL's driver, 22001, 1264, make it NUMERIC(18)",
        "Oracle, 72000, 1438, make it NUMERIC(18)",
        "SQL Server, S0002, 8115, make it NUMERIC(18)",
        "PostgreSQL, 25006, 0, read-only",
        "H2, 90097, 90097, read-only",
        "MySQL, HY000, 1290, read-only",
        "Oracle, 72000, 16000, read-only",
        "SQL Server, S0002, 3906, read-only",
        "any, 08006, 0, pool of the DataSource of finicity.store.jdbc.data-source",
        "PostgreSQL, 57P01, 0, cannot be reached",
        "any, 28P01, 0, correct them in the DataSource of finicity.store.jdbc.data-source",
        "PgBouncer, 42P05, 0, prepareThreshold=0",
        "PgBouncer, 26000, 0, prepareThreshold=0",
        "PgBouncer, 08P01, 0, pool_mode=transaction",
    })
    void known_saidInWords(String engine, String state, int vendor, String words) {
        SqlState known = SqlState.of(new SQLException(SAID, state, vendor));

        assertThat(known.explained("t")).contains(words, state).doesNotContain(SAID);
        assertThat(known.rolledBack()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "any, 40001, 0",
        "PostgreSQL, 40P01, 0",
        "PostgreSQL, 55P03, 0",
        "MariaDB, HY000, 1020",
        "MariaDB, 40001, 1213",
        "MySQL, HY000, 1205",
        "Oracle, 72000, 8177",
        "Oracle, 61000, 60",
        "Oracle, 72000, 1555",
        "SQL Server, 40001, 1205",
        "SQL Server, S0002, 3960",
        "Db2, 57033, -913",
        "H2, 90131, 90131",
    })
    void otherWasFaster_rolledBack(String engine, String state, int vendor) {
        SqlState known = SqlState.of(new SQLException(SAID, state, vendor));

        assertThat(known.rolledBack()).isTrue();
        assertThat(known.explained("t")).doesNotContain("missing");
    }

    @ParameterizedTest
    @CsvSource({
        "syntax, 42601, 0",
        "syntax, 42000, 1064",
        "completion unknown, 40003, 0",
        "another of Oracle's, 72000, 1000",
        "another of SQL Server's, S0001, 102",
        "another of MariaDB's, HY000, 1114",
        "of another engine, 42000, 208",
    })
    void anyOther_toldAsItIs(String what, String state, int vendor) {
        SqlState other = SqlState.of(new SQLException(SAID, state, vendor));

        assertThat(other.explained("t"))
                .contains("SQLState " + state, "vendor code " + vendor, "java.sql.SQLException")
                .doesNotContain(SAID, "missing", "narrow");
        assertThat(other.rolledBack()).isFalse();
    }

    @Test
    void poolWrapsTheDriversOwn_thatIsRead() {
        var wrapped = new SQLException(SAID, new SQLException(SAID, "42P01"));

        assertThat(SqlState.of(wrapped).explained("t")).contains("is missing", "42P01");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void readme_namesEachCode(SqlMeaning meaning) throws IOException {
        String row =
                Readme.row(meaning.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toString();

        assertThat(Pattern.compile("`([^`]+)`").matcher(row).results().map(code -> code.group(1)))
                .hasSameElementsAs(meaning.codes().toList());
    }

    @Test
    void noState_classOfTheExceptionTells() {
        assertThat(SqlState.of(new SQLException(SAID)).explained("t"))
                .contains("java.sql.SQLException", "SQLState unknown");
        assertThat(SqlState.of(new SQLTransientConnectionException(SAID)).explained("t"))
                .contains("cannot be reached", "SQLTransientConnectionException");
    }
}
