package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** With its makers' driver. */
@Tag("fleet")
class MariaDbTest extends MariaDbContract {
    @BeforeAll
    static void begin() throws SQLException {
        begin(MariaDb.started(), MariaDb::url);
    }

    /** One row is changed, and a warning says that its text was cut. */
    @Test
    void textsAreCutWithoutAnError_notUsedUntilTheColumnIsWide() throws SQLException {
        Databases.run(
                source(),
                "CREATE TABLE finicity_partner (partner VARCHAR(64) PRIMARY KEY, ver NUMERIC(18),"
                        + " record_text VARCHAR(1000))");
        DataSource lenient = new MariaDbDataSource(url() + "&sessionVariables=sql_mode=''");
        assertThat(Databases.store(lenient).compareAndSet("a", null, "x".repeat(1001))).isTrue();
        var store = new CheckedStore(Databases.store(lenient), "finicity.store=jdbc");

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContainingAll("record_text", "finicity_partner", "1000", "sql_mode");

        Databases.run(source(), "ALTER TABLE finicity_partner MODIFY record_text VARCHAR(4000)");
        assertThat(store.read("a")).hasSize(1000);
    }
}
