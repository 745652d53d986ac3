package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.store.TextTooLongException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JdbcStoreTest {
    private static final String SECRET = "kept-and-never-said";
    private static final String AS_IT_CAME = "true " + Connection.TRANSACTION_SERIALIZABLE;

    private final DataSource source = Databases.fresh();

    @Test
    void outlivesTheProcess() {
        assertThat(Databases.store(source).outlivesProcess()).isTrue();
    }

    @Test
    void tableMissing_saysHowToCreateIt() {
        var store = new JdbcStore(source, "other", false, Databases.THREADS);

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContaining("other")
                .withMessageContaining("finicity.store.jdbc.create-table=true")
                .withMessageContaining("create-table.sql");
    }

    @Test
    void userMayNotCreateTheTable_saysWhoMust() throws SQLException {
        run("CREATE USER reader PASSWORD 'word'");
        DataSource ofReader =
                changed(
                        connection -> {
                            String url = connection.getMetaData().getURL();
                            connection.close();
                            return DriverManager.getConnection(url, "reader", "word");
                        });
        var store = new JdbcStore(ofReader, "other", true, Databases.THREADS);

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContainingAll(
                        "other is missing", "90096", "the right to create tables");

        run("GRANT ALTER ANY SCHEMA TO reader");
        assertThat(store.read("a")).isNull();
    }

    @Test
    void rights_threeAreEnoughAndEachIsNeeded() throws SQLException {
        run("CREATE USER reader PASSWORD 'word'");
        String url = url();

        Rights.assertEnoughAndNeeded(
                source,
                "reader",
                Databases.source(() -> DriverManager.getConnection(url, "reader", "word")));
    }

    /** More often than operations may hang: an empty pool with a timeout holds no thread. */
    @Test
    void poolIsEmptyAndHasATimeout_usedAsSoonAsItIsNot() throws SQLException {
        Databases.store(source).compareAndSet("a", null, "one");
        try (AgroalDataSource pool = Databases.pool(url(), 1)) {
            JdbcStore store = Databases.store(pool);
            var limits = pool.getConfiguration().connectionPoolConfiguration();
            try (Connection only = pool.getConnection()) {
                assertThat(only.isClosed()).isFalse();
                limits.setAcquisitionTimeout(Duration.ofMillis(1));
                for (int i = 0; i < 10; i++) {
                    assertThatExceptionOfType(StoreException.class)
                            .isThrownBy(() -> store.read("a"))
                            .withMessageContaining("SQLState unknown");
                }
            }
            limits.setAcquisitionTimeout(Duration.ZERO);
            assertThat(store.read("a")).isEqualTo("one");
        }
    }

    /** Nobody waits any more, and others may have decided meanwhile without the write. */
    @Test
    void poolGivesTheConnectionTooLate_nothingIsWritten() {
        JdbcStore store = Databases.store(source);
        store.compareAndSet("a", null, "one");
        List<Runnable> late = new CopyOnWriteArrayList<>();
        var ownThread = JdbcStore.detached(late::add, Duration.ofMillis(1));
        var impatient = new JdbcStore(source, "finicity_partner", true, ownThread);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> impatient.compareAndSet("a", "one", "two"))
                .withMessageContaining("no answer within");
        late.get(0).run();

        assertThat(store.read("a")).isEqualTo("one");
    }

    /** As of a pool whose connection died while it was idle. */
    @Test
    void connectionIsDead_noTransactionIsBlamed() {
        DataSource dead =
                connections(
                        (method, arguments, real) ->
                                switch (method) {
                                    case "getAutoCommit" -> false;
                                    case "setAutoCommit" ->
                                            throw new SQLException(SECRET, "08S01", 0);
                                    default -> real.call();
                                });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Databases.store(dead).read("a"))
                .withMessageContaining("the database does not answer, or cannot be reached");
    }

    /** As with a trigger in between. Each write would look like a lost race. */
    @ParameterizedTest
    @ValueSource(strings = {"INSERT", "UPDATE"})
    void writesAreNotCounted_refusedAtTheFirstUse(String verb) {
        DataSource silent =
                connections(
                        (method, arguments, real) -> {
                            Object result = real.call();
                            return result instanceof PreparedStatement statement
                                            && arguments[0].toString().startsWith(verb)
                                    ? uncounted(statement)
                                    : result;
                        });

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> Databases.store(silent).checksItself())
                .withMessageContainingAll("finicity_partner", "take triggers and rules away");
    }

    private static PreparedStatement uncounted(PreparedStatement statement) {
        return Wrapped.as(
                PreparedStatement.class,
                statement,
                (method, arguments, real) -> {
                    Object result = real.call();
                    return method.equals("executeUpdate") ? 0 : result;
                });
    }

    /** An empty one would forget attempts. */
    @Test
    void tableDisappearsLater_notCreatedAnew() throws SQLException {
        JdbcStore store = Databases.store(source);
        store.compareAndSet("a", null, "one");
        run("DROP TABLE finicity_partner");

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContaining("finicity_partner is missing");
    }

    @Test
    void tableOfAnotherNameAndSchema_createdAndUsed() throws SQLException {
        run("CREATE SCHEMA app");
        var store = new JdbcStore(source, "app.attempts", true, Databases.THREADS);

        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        assertThat(new JdbcStore(source, "app.attempts", false, Databases.THREADS).read("a"))
                .isEqualTo("one");
    }

    @Test
    void textTooLong_refusedAndNotRepeated() {
        assertThatExceptionOfType(TextTooLongException.class)
                .isThrownBy(
                        () ->
                                Databases.store(source)
                                        .compareAndSet("a", null, SECRET + "x".repeat(4000)))
                .withMessageContaining("column record_text of finicity_partner is too narrow")
                .satisfies(e -> assertThat(e).message().doesNotContain(SECRET))
                .withNoCause();
    }

    /** As a lost race it would be tried again for ever. */
    @Test
    void constraintOfSomebodyElse_noLostRace() throws SQLException {
        JdbcStore store = Databases.store(source);
        assertThat(store.compareAndSet("a", null, "one")).isTrue();
        run("ALTER TABLE finicity_partner ADD CHECK (record_text = 'one')");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.compareAndSet("b", null, SECRET))
                .withMessageContaining("SQLState 23");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.compareAndSet("a", "one", SECRET))
                .satisfies(e -> assertThat(e).message().doesNotContain(SECRET));
    }

    @ParameterizedTest
    @CsvSource({"40001, 0", "40P01, 0", "HY000, 1020", "72000, 8177"})
    void rolledBackOnce_madeTheSecondTime(String state, int vendor) {
        Databases.store(source).compareAndSet("a", null, "one");

        assertThat(failing("UPDATE", 1, state, vendor).compareAndSet("a", "one", "two")).isTrue();
        assertThat(failing("SELECT", 1, state, vendor).read("a")).isEqualTo("two");
    }

    @Test
    void rolledBackBecauseSomebodyElseWasFaster_lostRace() {
        JdbcStore store = Databases.store(source);
        store.compareAndSet("a", null, "one");
        JdbcStore slower =
                before(
                        "UPDATE",
                        () -> {
                            store.compareAndSet("a", "one", "theirs");
                            throw new SQLException(SECRET, "HY000", 1020);
                        });

        assertThat(slower.compareAndSet("a", "one", "two")).isFalse();
        assertThat(store.read("a")).isEqualTo("theirs");
    }

    /** As a lost race it would be tried again for ever. */
    @Test
    void rolledBackEachTime_unknown() {
        Databases.store(source).compareAndSet("a", null, "one");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> always("UPDATE", "40001").compareAndSet("a", "one", "two"))
                .withMessageContaining("40001");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> always("SELECT", "40001").read("a"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> always("UPDATE", "40003").compareAndSet("a", "one", "two"));
    }

    @Test
    void rightIsMissing_toldAsConfiguration() {
        Databases.store(source).compareAndSet("a", null, "one");

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> always("UPDATE", "42501").compareAndSet("a", "one", "two"))
                .withMessageContaining("may not select, insert and update in finicity_partner");
    }

    @Test
    void connection_limitedAndGivenBackAsItCame() {
        Databases.store(source).read("nobody");
        List<String> calls = new CopyOnWriteArrayList<>();
        DataSource watched =
                changed(
                        connection -> {
                            connection.setAutoCommit(false);
                            return Wrapped.as(
                                    Connection.class,
                                    connection,
                                    (method, arguments, real) -> {
                                        note(calls, method, arguments);
                                        return method.equals("getNetworkTimeout")
                                                ? 7000
                                                : real.call();
                                    });
                        });

        assertThat(Databases.store(watched).compareAndSet("a", null, "one")).isTrue();

        assertThat(calls)
                .containsExactly(
                        "setNetworkTimeout 2000",
                        "setAutoCommit true",
                        "setAutoCommit false",
                        "setNetworkTimeout 7000",
                        "close");
        assertThat(Databases.store(source).read("a")).isEqualTo("one");
    }

    @Test
    void connectionOfACheck_givenBackAsItCame() {
        List<String> left = new CopyOnWriteArrayList<>();

        assertThat(Databases.store(serializable(left, sql -> {})).checksItself()).isTrue();

        assertThat(left).isNotEmpty().containsOnly(AS_IT_CAME);
    }

    @Test
    void connectionOfACheckThatFails_rolledBackAndGivenBackAsItCame() throws SQLException {
        Databases.store(source).checksItself();
        List<String> left = new CopyOnWriteArrayList<>();
        DataSource failing =
                serializable(
                        left,
                        sql -> {
                            if (sql.startsWith("UPDATE")) {
                                throw new SQLException(SECRET, "08006");
                            }
                        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Databases.store(failing).checksItself());

        assertThat(left).containsExactly(AS_IT_CAME);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM finicity_partner")) {
            assertThat(rows.next()).as("a row of the check").isFalse();
        }
    }

    /** Drivers older than JDBC 4.1 do, and some pools in front of them. */
    @Test
    void driverKnowsNoNetworkTimeout_usedWithoutOne() {
        DataSource old = connections(throwing("getNetworkTimeout", new AbstractMethodError()));

        assertThat(Databases.store(old).compareAndSet("a", null, "one")).isTrue();
    }

    @Test
    void driverThrowsAnError_connectionIsGivenBack() {
        List<String> calls = new CopyOnWriteArrayList<>();
        Wrapped.Calls failing = throwing("getAutoCommit", new LinkageError());
        DataSource broken =
                connections(
                        (method, arguments, real) -> {
                            note(calls, method, arguments);
                            return failing.call(method, arguments, real);
                        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Databases.store(broken).read("a"));
        assertThat(calls).contains("close");
    }

    private static Wrapped.Calls throwing(String name, Error error) {
        return (method, arguments, real) -> {
            if (method.equals(name)) {
                throw error;
            }
            return real.call();
        };
    }

    /** Else the pool would be empty after some of them. */
    @Test
    void connectionOfATransaction_refusedAndGivenBack() {
        List<String> calls = new CopyOnWriteArrayList<>();
        DataSource enlisted =
                connections(
                        (method, arguments, real) -> {
                            note(calls, method, arguments);
                            return method.equals("getAutoCommit") ? (Object) false : real.call();
                        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Databases.store(enlisted).read("a"))
                .withMessageContaining("belongs to a transaction");
        assertThat(calls).last().isEqualTo("close");
    }

    /**
     * Notes the auto-commit and the isolation level of each connection that is given back. Each
     * statement must find the lower level.
     */
    private DataSource serializable(List<String> left, Wrapped.Before before) {
        return changed(
                connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    return Wrapped.as(
                            Connection.class,
                            Wrapped.connection(connection, before),
                            (method, arguments, real) -> {
                                if (method.equals("prepareStatement")) {
                                    assertThat(connection.getTransactionIsolation())
                                            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                                }
                                if (method.equals("close")) {
                                    left.add(
                                            connection.getAutoCommit()
                                                    + " "
                                                    + connection.getTransactionIsolation());
                                }
                                return real.call();
                            });
                });
    }

    @Test
    void dataSourceThrowsAnything_unknownAndNotRepeated() {
        DataSource broken =
                changed(
                        connection -> {
                            throw new IllegalStateException(SECRET);
                        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Databases.store(broken).read("a"))
                .withMessageContaining("IllegalStateException")
                .satisfies(e -> assertThat(e).message().doesNotContain(SECRET));
    }

    @Test
    void noThread_unknown() {
        var store =
                new JdbcStore(
                        source,
                        "finicity_partner",
                        true,
                        task -> {
                            throw new RejectedExecutionException();
                        });

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.read("a"));
    }

    @Test
    void callerInterrupted_writtenAndStillInterrupted() {
        JdbcStore store = Databases.store(source);
        Thread.currentThread().interrupt();
        try {
            assertThat(store.compareAndSet("a", null, "one")).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void note(List<String> calls, String method, Object[] arguments) {
        if (method.startsWith("set") || method.equals("close")) {
            calls.add(method + (arguments == null ? "" : " " + arguments[arguments.length - 1]));
        }
    }

    private JdbcStore always(String verb, String state) {
        return failing(verb, Integer.MAX_VALUE, state, 0);
    }

    private JdbcStore failing(String verb, int times, String state, int vendor) {
        var left = new AtomicInteger(times);
        return before(
                verb,
                () -> {
                    if (left.getAndDecrement() > 0) {
                        throw new SQLException(SECRET, state, vendor);
                    }
                });
    }

    private JdbcStore before(String verb, Fault fault) {
        return Databases.store(
                changed(
                        connection ->
                                Wrapped.connection(
                                        connection,
                                        sql -> {
                                            if (sql.startsWith(verb)) {
                                                fault.happen();
                                            }
                                        })));
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws SQLException;
    }

    private DataSource changed(Change change) {
        return Wrapped.as(
                DataSource.class,
                source,
                (method, arguments, real) -> change.of((Connection) real.call()));
    }

    private DataSource connections(Wrapped.Calls calls) {
        return changed(connection -> Wrapped.as(Connection.class, connection, calls));
    }

    @FunctionalInterface
    private interface Change {
        Connection of(Connection connection) throws SQLException;
    }

    private String url() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
