package io.github.mpfinicity.store.jdbc;

import static io.github.mpfinicity.store.jdbc.Databases.meaning;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the driver in Java. Each test has a database of its own, because a table in use stays. */
@Tag("fleet")
class FirebirdTest extends JdbcStoreContract {
    private static Firebird server;

    private final String database = UUID.randomUUID().toString();
    private AgroalDataSource pool;

    @BeforeAll
    static void begin() {
        server = Firebird.started();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        pool = Databases.pool(server.url(database, "SYSDBA"), 8);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    protected String engine() {
        return "Firebird";
    }

    @Override
    protected DataSource source() {
        return pool;
    }

    /** Each lost race is an error here and takes another connection. */
    @Override
    protected int rounds() {
        return 10;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    SYSDBA | SELECT ver FROM other | NO_TABLE
                    SYSDBA | SELECT ver FROM readable | NO_COLUMN
                    SYSDBA | UPDATE readable SET ver = 1 | NO_COLUMN
                    SYSDBA | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    SYSDBA | UPDATE finicity_partner SET record_text = LPAD('x', 4001) | TOO_LONG
                    SYSDBA | SELECT 1 | OTHER
                    READER | SELECT ver FROM finicity_partner | NO_RIGHT
                    READER | UPDATE readable SET partner = '' | NO_RIGHT
                    READER | INSERT INTO readable VALUES ('') | NO_RIGHT
                    READER | CREATE TABLE another (partner VARCHAR(64)) | OTHER
                    """)
    void told(String user, String sql, SqlMeaning meaning) throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        try (Connection owner = source().getConnection()) {
            Databases.run(owner, "CREATE TABLE readable (partner VARCHAR(64))");
            Databases.run(owner, "GRANT SELECT ON readable TO reader");
        }
        try (Connection connection = connect(user)) {
            assertThat(meaning(connection, sql)).isEqualTo(meaning);
        }
    }

    @Test
    void rights_threeAreEnoughAndEachIsNeeded() throws SQLException {
        Rights.assertEnoughAndNeeded(source(), "reader", Databases.source(() -> connect("READER")));
    }

    @Test
    void userMayNotCreateTheTable_saysWhoMust() throws SQLException {
        source().getConnection().close(); // creates the database

        Rights.assertToldIfTheTableIsNotCreated(
                Databases.source(() -> connect("READER")),
                () -> Databases.run(source(), "GRANT CREATE TABLE TO reader"));
    }

    @Test
    void toldWhenTwoWritesMeet() throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        try (Connection first = connect("SYSDBA");
                Connection second = connect("SYSDBA")) {
            for (Connection each : new Connection[] {first, second}) {
                each.setAutoCommit(false);
                each.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                Databases.run(each, "SELECT ver FROM finicity_partner");
            }
            Databases.run(first, "UPDATE finicity_partner SET ver = 2");
            first.commit();

            assertThat(meaning(second, "UPDATE finicity_partner SET ver = 3"))
                    .isEqualTo(SqlMeaning.ROLLED_BACK);
            second.rollback();
        }
    }

    @Test
    void toldOnAReadOnlyConnection() throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        try (Connection connection = connect("SYSDBA")) {
            connection.setReadOnly(true);

            assertThat(meaning(connection, "UPDATE finicity_partner SET ver = 2"))
                    .isEqualTo(SqlMeaning.READ_ONLY);
        }
    }

    @Test
    void toldWhenTheConnectionIsGone() throws SQLException {
        try (Connection owner = source().getConnection();
                Connection gone = connect("SYSDBA")) {
            Databases.run(
                    owner, "DELETE FROM mon$attachments WHERE mon$attachment_id = " + id(gone));

            assertThat(meaning(gone, "SELECT 1 FROM rdb$database"))
                    .isEqualTo(SqlMeaning.UNREACHABLE);
        }
    }

    @Test
    void toldToAUserWhoIsUnknown() {
        assertThat(meaning(() -> connect("STRANGER"))).isEqualTo(SqlMeaning.LOGIN_REFUSED);
    }

    private static long id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT current_connection FROM rdb$database")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(server.url(database, user));
    }
}
