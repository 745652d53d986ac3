package io.github.mpfinicity.store.jdbc;

import static io.github.mpfinicity.store.jdbc.Databases.meaning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** On each major version that its makers support. */
@Tag("fleet")
@ParameterizedClass
@ValueSource(strings = {"14", Postgres.PACKAGED, "16", "17", "18"})
class PostgresTest extends JdbcStoreContract {
    private static Postgres postgres;
    private static AgroalDataSource pool;

    @Parameter String version;

    @BeforeParameterizedClassInvocation
    static void begin(String version) throws SQLException {
        postgres = Postgres.started(version);
        pool = Databases.pool(postgres.url(), 8);
    }

    @AfterParameterizedClassInvocation
    static void end() {
        pool.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Databases.run(source(), "DROP TABLE IF EXISTS finicity_partner, readable");
        Databases.run(source(), "DROP SCHEMA IF EXISTS closed");
        Databases.run(source(), "DROP ROLE IF EXISTS reader");
    }

    @Override
    protected String engine() {
        return "PostgreSQL";
    }

    @Override
    protected DataSource source() {
        return pool;
    }

    @Test
    void textsArePadded_notUsedUntilTheTypeIsRight() throws SQLException {
        Databases.run(
                source(),
                "CREATE TABLE finicity_partner (partner VARCHAR(64) PRIMARY KEY, ver NUMERIC(18),"
                        + " record_text CHAR(4000))");
        CheckedStore store = checked();

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContainingAll("record_text", "VARCHAR(4000)");

        Databases.run(
                source(), "ALTER TABLE finicity_partner ALTER record_text TYPE VARCHAR(4000)");
        assertThat(store.read("a")).isNull();
    }

    @Test
    void rights_threeAreEnoughAndEachIsNeeded() throws SQLException {
        Databases.run(source(), "CREATE ROLE reader LOGIN");

        Rights.assertEnoughAndNeeded(source(), "reader", Databases.source(() -> connect("reader")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    finicity | SELECT ver FROM other | NO_TABLE
                    finicity | SELECT ver FROM nowhere.other | NO_TABLE
                    finicity | CREATE TABLE nowhere.other (partner VARCHAR(64)) | NO_TABLE
                    finicity | SELECT ver FROM readable | NO_COLUMN
                    finicity | UPDATE readable SET ver = 1 | NO_COLUMN
                    finicity | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    finicity | UPDATE finicity_partner SET record_text = REPEAT('x', 4001) | TOO_LONG
                    finicity | DO 'BEGIN RAISE EXCEPTION USING MESSAGE = ''no''; END' | OTHER
                    reader | SELECT ver FROM finicity_partner | NO_RIGHT
                    reader | UPDATE readable SET partner = '' | NO_RIGHT
                    reader | INSERT INTO readable VALUES ('') | NO_RIGHT
                    reader | CREATE TABLE closed.another (partner VARCHAR(64)) | NO_RIGHT
                    """)
    void told(String user, String sql, SqlMeaning meaning) throws SQLException {
        rowAndReader();
        try (Connection connection = connect(user)) {
            assertThat(meaning(connection, sql)).isEqualTo(meaning);
        }
    }

    @Test
    void toldByAReadOnlyServer() throws SQLException {
        rowAndReader();
        try (Connection connection = connect("finicity")) {
            Databases.run(connection, "SET default_transaction_read_only = on");

            assertThat(meaning(connection, "UPDATE finicity_partner SET ver = 2"))
                    .isEqualTo(SqlMeaning.READ_ONLY);
        }
    }

    @Test
    void toldWhenTheWaitForALockIsGivenUp() throws SQLException {
        rowAndReader();
        try (Connection first = connect("finicity");
                Connection second = connect("finicity")) {
            first.setAutoCommit(false);
            Databases.run(first, "UPDATE finicity_partner SET ver = 2");
            Databases.run(second, "SET lock_timeout = 1");

            assertThat(meaning(second, "UPDATE finicity_partner SET ver = 3"))
                    .isEqualTo(SqlMeaning.ROLLED_BACK);
            first.rollback();
        }
    }

    @Test
    void toldWhenTwoWritesMeet() throws SQLException {
        rowAndReader();
        try (Connection first = connect("finicity");
                Connection second = connect("finicity")) {
            second.setAutoCommit(false);
            second.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Databases.run(second, "SELECT ver FROM finicity_partner");
            Databases.run(first, "UPDATE finicity_partner SET ver = 2");

            assertThat(meaning(second, "UPDATE finicity_partner SET ver = 3"))
                    .isEqualTo(SqlMeaning.ROLLED_BACK);
            second.rollback();
        }
    }

    @Test
    void toldWhenTheConnectionIsGone() throws SQLException {
        try (Connection gone = connect("finicity")) {
            int process = gone.unwrap(PGConnection.class).getBackendPID();
            Databases.run(source(), "SELECT pg_terminate_backend(" + process + ", 30000)");

            assertThat(meaning(gone, "SELECT 1")).isEqualTo(SqlMeaning.UNREACHABLE);
        }
    }

    @Test
    void toldToAUserWhoIsUnknown() {
        assertThat(meaning(() -> connect("stranger"))).isEqualTo(SqlMeaning.LOGIN_REFUSED);
    }

    @Test
    void toldOfADatabaseThatIsMissing() {
        String url = postgres.url().replace("/postgres?", "/nowhere?");

        assertThat(meaning(() -> DriverManager.getConnection(url)))
                .isEqualTo(SqlMeaning.NO_DATABASE);
    }

    private void rowAndReader() throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        Databases.run(source(), "CREATE TABLE readable (partner VARCHAR(64))");
        Databases.run(source(), "CREATE SCHEMA closed");
        Databases.run(source(), "CREATE ROLE reader LOGIN");
        Databases.run(source(), "GRANT SELECT ON readable TO reader");
    }

    private static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(postgres.url().replace("finicity", user));
    }
}
