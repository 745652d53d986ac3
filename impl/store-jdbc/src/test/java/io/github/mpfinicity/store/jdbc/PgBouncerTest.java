package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL behind a pool that gives a connection of its own to each transaction only. */
@Tag("fleet")
class PgBouncerTest extends JdbcStoreContract {
    private static final String MENDED = "&prepareThreshold=0";

    private static Postgres postgres;
    private static PgBouncer bouncer;
    private static AgroalDataSource pool;

    @BeforeAll
    static void begin() throws SQLException {
        postgres = Postgres.started("18");
        bouncer = PgBouncer.before(postgres);
        pool = Databases.pool(bouncer.url() + MENDED, 8);
    }

    @AfterAll
    static void end() {
        pool.close();
        bouncer.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Databases.run(source(), "DROP TABLE IF EXISTS finicity_partner");
    }

    @Override
    protected String engine() {
        return "PostgreSQL";
    }

    @Override
    protected DataSource source() {
        return pool;
    }

    /** Single statements work there, but nothing is sent without the check of the table. */
    @Test
    void statementMode_refusedAndRemedyIsTold() {
        DataSource ofStatements = Databases.postgres(bouncer.urlOfStatements() + MENDED);
        assertThat(Databases.store(ofStatements).compareAndSet("a", null, "one")).isTrue();
        CheckedStore store = Databases.checked(ofStatements);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.read("a"))
                    .withMessageContainingAll("08P01", "set pool_mode=transaction");
        }
    }

    /** Two clients name their statements alike, and one connection to the server has both. */
    @Test
    void statementsPreparedOnTheServer_remedyIsTold() throws SQLException {
        Databases.store(source()).compareAndSet("a", null, "one");
        String url = bouncer.urlOfOneConnection() + "&prepareThreshold=1";
        try (Connection one = Databases.postgres(url).getConnection();
                Connection other = Databases.postgres(url).getConnection()) {
            var table = new PartnerTable("finicity_partner");
            assertThat(table.read(one, "a")).isNotNull();

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> table.read(other, "a"))
                    .satisfies(
                            e ->
                                    assertThat(SqlState.of(e).explained("t"))
                                            .contains("prepareThreshold=0"));
        }
    }
}
