package io.github.mpfinicity.store.jdbc;

import static io.github.mpfinicity.store.jdbc.Databases.meaning;
import static io.github.mpfinicity.store.jdbc.Databases.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subclass for each version and driver starts a server and a pool before its first test. */
abstract class MariaDbContract extends JdbcStoreContract {
    private static MariaDb server;
    private static AgroalDataSource pool;
    private static String url;

    static void begin(MariaDb started, Function<MariaDb, String> ofDriver) throws SQLException {
        server = started;
        url = ofDriver.apply(server);
        pool = Databases.pool(url, 8);
    }

    static String url() {
        return url;
    }

    @AfterAll
    static void end() {
        pool.close();
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run(source(), "DROP TABLE IF EXISTS finicity_partner");
    }

    @Override
    protected String engine() {
        return "MariaDB";
    }

    @Override
    protected DataSource source() {
        return pool;
    }

    /** As on a server whose default engine is MyISAM. */
    @Test
    void engineWithoutTransactions_refusedUntilItHasThem() throws SQLException {
        store().read("a");
        run(source(), "ALTER TABLE finicity_partner ENGINE=MyISAM");

        refused("transactions", "ALTER TABLE finicity_partner ENGINE=InnoDB");
        assertThat(rows()).isZero();
        run(source(), "ALTER TABLE finicity_partner ENGINE=InnoDB");
        assertThat(checked().read("a")).isNull();
    }

    @Test
    void rights_threeAreEnoughAndEachIsNeeded() throws SQLException {
        run(source(), "CREATE OR REPLACE USER reader@127.0.0.1");

        Rights.assertEnoughAndNeeded(
                source(), "reader@127.0.0.1", Databases.source(() -> connect("reader")));
    }

    @Test
    void userMayNotCreateTheTable_saysWhoMust() throws SQLException {
        run(source(), "CREATE OR REPLACE USER reader@127.0.0.1");
        run(source(), "GRANT SELECT, INSERT, UPDATE ON finicity.* TO reader@127.0.0.1");

        Rights.assertToldIfTheTableIsNotCreated(
                Databases.source(() -> connect("reader")),
                () -> run(source(), "GRANT CREATE ON finicity.* TO reader@127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    root | SELECT ver FROM other | NO_TABLE
                    root | SELECT ver FROM nowhere.other | NO_TABLE
                    root | SELECT ver FROM readable | NO_COLUMN
                    root | UPDATE readable SET ver = 1 | NO_COLUMN
                    root | INSERT INTO finicity_partner VALUES ('a', 1, 'one') | VIOLATION
                    root | UPDATE finicity_partner SET record_text = REPEAT('x', 4001) | TOO_LONG
                    root | SIGNAL SQLSTATE '45000' | OTHER
                    reader | SELECT ver FROM finicity_partner | NO_RIGHT
                    reader | UPDATE readable SET partner = '' | NO_RIGHT
                    reader | INSERT INTO readable VALUES ('') | NO_RIGHT
                    reader | CREATE TABLE another (partner VARCHAR(64)) | NO_RIGHT
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
        try (Connection root = source().getConnection();
                Connection writer = connect("writer")) {
            run(root, "SET GLOBAL read_only = 1");
            SqlMeaning meaning = meaning(writer, "UPDATE finicity_partner SET ver = 2");
            run(root, "SET GLOBAL read_only = 0");

            assertThat(meaning).isEqualTo(SqlMeaning.READ_ONLY);
        }
    }

    @Test
    void toldOfADatabaseThatIsMissing() {
        String url =
                url().replace("/finicity?", "/nowhere?")
                        .replace("&createDatabaseIfNotExist=true", "");

        assertThat(meaning(() -> DriverManager.getConnection(url)))
                .isEqualTo(SqlMeaning.NO_DATABASE);
    }

    @Test
    void toldWhenTwoWritesMeet() throws SQLException {
        rowAndReader();
        try (Connection first = connect("writer");
                Connection second = connect("writer")) {
            first.setAutoCommit(false);
            run(first, "UPDATE finicity_partner SET ver = 2");
            run(second, "SET innodb_lock_wait_timeout = 0");

            assertThat(meaning(second, "UPDATE finicity_partner SET ver = 3"))
                    .isEqualTo(SqlMeaning.ROLLED_BACK);
            first.rollback();
        }
    }

    @Test
    void toldWhenTheConnectionIsGone() throws SQLException {
        try (Connection root = source().getConnection();
                Connection gone = connect("root")) {
            run(gone, "SET @mine = 1");
            run(root, "KILL " + id(gone));

            assertThat(meaning(gone, "SELECT 1")).isEqualTo(SqlMeaning.UNREACHABLE);
        }
    }

    @Test
    void toldToAUserWhoIsUnknown() {
        assertThat(meaning(() -> connect("stranger"))).isEqualTo(SqlMeaning.LOGIN_REFUSED);
    }

    private void rowAndReader() throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        try (Connection root = source().getConnection()) {
            run(root, "CREATE OR REPLACE TABLE readable (partner VARCHAR(64))");
            run(root, "CREATE OR REPLACE USER reader@127.0.0.1");
            run(root, "GRANT SELECT ON readable TO reader@127.0.0.1");
            run(root, "CREATE OR REPLACE USER writer@127.0.0.1");
            run(root, "GRANT SELECT, INSERT, UPDATE ON finicity_partner TO writer@127.0.0.1");
        }
    }

    private static long id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CONNECTION_ID()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(url.replaceFirst("user=root.*", "user=" + user));
    }
}
