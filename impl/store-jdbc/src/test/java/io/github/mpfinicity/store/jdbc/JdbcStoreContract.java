package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.PartnerStoreContract;
import io.github.mpfinicity.core.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every database, beyond what holds of every store. */
abstract class JdbcStoreContract extends PartnerStoreContract {
    private static final int THREADS = 8;
    private static final int MOST_UNKNOWN = 100;

    /** Always the same one within a test, and without the table at its start. */
    protected abstract DataSource source();

    /** As the table of engines in README calls it. */
    protected abstract String engine();

    @Override
    protected PartnerStore store() {
        return Databases.store(source());
    }

    /** How many increments each of eight threads makes. */
    protected int rounds() {
        return 40;
    }

    @Override
    protected int longest() {
        return 4000;
    }

    @Test
    void readme_namesTheVersionsThatRun() throws Exception {
        String versions = Readme.row(engine()).get(1);
        try (Connection connection = source().getConnection()) {
            DatabaseMetaData data = connection.getMetaData();

            assertThat(Readme.names(data.getDatabaseProductVersion(), versions)).isTrue();
            assertThat(Readme.names(data.getDriverVersion(), versions)).isTrue();
        }
    }

    @Test
    void changedAndChangedBackSinceTheVersionWasSeen_notReplaced() throws SQLException {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");
        var table = new PartnerTable("finicity_partner");
        try (Connection late = source().getConnection()) {
            var meddled =
                    Wrapped.connection(
                            late,
                            sql -> {
                                if (sql.startsWith("UPDATE")) {
                                    store.compareAndSet("a", "one", "two");
                                    store.compareAndSet("a", "two", "one");
                                }
                            });
            assertThat(table.swap(meddled, "a", "one", "three")).isFalse();
        }
        assertThat(store.read("a")).isEqualTo("one");
    }

    @Test
    void createdBySomebodyElseMeanwhile_lostRace() throws SQLException {
        PartnerStore store = store();
        assertThat(store.read("a")).isNull();
        var table = new PartnerTable("finicity_partner");
        try (Connection late = source().getConnection()) {
            var meddled =
                    Wrapped.connection(
                            late,
                            sql -> {
                                if (sql.startsWith("INSERT")) {
                                    store.compareAndSet("a", null, "first");
                                }
                            });
            assertThat(table.swap(meddled, "a", null, "second")).isFalse();
        }
        assertThat(store.read("a")).isEqualTo("first");
    }

    @Test
    void changedAndChangedBackSinceItWasRead_notReplaced() {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");
        store.read("a");
        PartnerStore other = store();
        other.compareAndSet("a", "one", "two");
        other.compareAndSet("a", "two", "one");

        assertThat(store.compareAndSet("a", "one", "three")).isFalse();
        assertThat(store.compareAndSet("a", "one", "three")).isTrue();
    }

    /** As after a restored backup: as many writes, and another text. */
    @Test
    void lostAndWrittenByAnotherSinceItWasRead_notReplaced() throws SQLException {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");
        store.read("a");
        try (Connection operator = source().getConnection();
                Statement delete = operator.createStatement()) {
            delete.executeUpdate("DELETE FROM finicity_partner WHERE partner = 'a'");
        }
        store().compareAndSet("a", null, "another");

        assertThat(store.compareAndSet("a", "one", "two")).isFalse();
        assertThat(store.read("a")).isEqualTo("another");
    }

    /** Two nodes would create one row each, and both would send an attempt. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", PRIMARY KEY (partner, ver)"})
    void noPrimaryKeyOfThePartner_refusedUntilThereIsOne(String key) throws SQLException {
        table("NUMERIC(18) NOT NULL", key);

        refused("run ALTER TABLE finicity_partner ADD PRIMARY KEY (partner)");
        drop();
        table("NUMERIC(18) NOT NULL", ", PRIMARY KEY (partner)");
        assertThat(checked().read("a")).isNull();
    }

    @Test
    void partnerIsNarrow_columnIsNamed() throws SQLException {
        Databases.run(
                source(),
                "CREATE TABLE finicity_partner (partner VARCHAR(40) NOT NULL PRIMARY KEY,"
                        + " ver NUMERIC(18) NOT NULL, record_text VARCHAR(4000) NOT NULL)");

        refused("partner VARCHAR(64)");
    }

    @Test
    void textIsNarrow_columnIsNamed() throws SQLException {
        Databases.run(
                source(),
                "CREATE TABLE finicity_partner (partner VARCHAR(64) NOT NULL PRIMARY KEY,"
                        + " ver NUMERIC(18) NOT NULL, record_text VARCHAR(1000) NOT NULL)");

        refused("column record_text VARCHAR(4000)");
    }

    /** A version is a random number, so a narrow one works by chance for a while. */
    @Test
    void versionIsNarrow_refusedAtTheFirstUse() throws SQLException {
        table("INT NOT NULL", ", PRIMARY KEY (partner)");

        refused("ver", "NUMERIC(18)");
        assertThat(rows()).isZero();
    }

    @Test
    void checkedManyTimes_noRowStays() throws SQLException {
        for (int i = 0; i < 3; i++) {
            assertThat(checked().read("a")).isNull();
        }
        assertThat(rows()).isZero();
    }

    /** Twenty nodes may start at once, and no transaction may hold up another one's. */
    @Test
    void checkedByTwentyNodesAtOnce_allPass() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            var start = new CyclicBarrier(20);
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return checked().read("a");
                                }));
            }
            for (Future<String> each : running) {
                assertThat(each.get()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    CheckedStore checked() {
        return Databases.checked(source());
    }

    void refused(String... words) {
        CheckedStore store = checked();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .isThrownBy(() -> store.compareAndSet("a", null, "one"))
                    .withMessageContainingAll(words);
        }
    }

    private void table(String version, String key) throws SQLException {
        Databases.run(
                source(),
                "CREATE TABLE finicity_partner (partner VARCHAR(64) NOT NULL, ver "
                        + version
                        + ", record_text VARCHAR(4000) NOT NULL"
                        + key
                        + ")");
    }

    private void drop() throws SQLException {
        Databases.run(source(), "DROP TABLE finicity_partner");
    }

    long rows() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM finicity_partner")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void textsThatADatabaseMayTakeForEqual_areNot() {
        PartnerStore store = store();
        store.compareAndSet("a", null, "one");

        assertThat(store.compareAndSet("a", "ONE", "two")).isFalse();
        assertThat(store.compareAndSet("a", "one ", "two")).isFalse();
    }

    /** As many pools hand them out. */
    @Test
    void connectionsWithoutAutoCommit_committedAllTheSame() {
        DataSource manual = Wrapped.source(source(), c -> c.setAutoCommit(false));

        assertThat(Databases.store(manual).compareAndSet("a", null, "one")).isTrue();
        assertThat(Databases.store(manual).compareAndSet("a", "one", "two")).isTrue();
        assertThat(Databases.store(source()).read("a")).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    void eightThreads_noIncrementIsLost(int isolation) throws Exception {
        assertThat(checked().read("a")).isNull();
        DataSource source = Wrapped.source(source(), c -> c.setTransactionIsolation(isolation));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            var start = new CyclicBarrier(THREADS);
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> increments(Databases.store(source), start)));
            }
            int unknown = 0;
            for (Future<Integer> each : running) {
                unknown += each.get();
            }
            assertThat(Integer.parseInt(store().read("a")))
                    .isBetween(THREADS * rounds(), THREADS * rounds() + unknown);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Until all are made.
     *
     * @return how many others may have been: a database under load gives up waiting for a lock
     */
    private int increments(PartnerStore store, CyclicBarrier start) throws Exception {
        start.await();
        int made = 0;
        int unknown = 0;
        while (made < rounds()) {
            try {
                String text = store.read("a");
                int next = text == null ? 1 : Integer.parseInt(text) + 1;
                if (store.compareAndSet("a", text, Integer.toString(next))) {
                    made++;
                }
            } catch (StoreException e) {
                assertThat(++unknown).as("how often nothing can be told").isLessThan(MOST_UNKNOWN);
            }
        }
        return unknown;
    }
}
