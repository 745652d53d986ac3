package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a network does between a store and its database. */
@Timeout(60)
abstract class FaultsContract {
    /** Longer than the network timeout, shorter than a test may take. */
    static final Duration LATE = Duration.ofSeconds(30);

    FaultRelay relay;

    abstract int serverPort();

    /** By way of a port. */
    abstract DataSource source(int port);

    @BeforeEach
    void relay() throws IOException {
        relay = new FaultRelay(serverPort());
    }

    @AfterEach
    void endRelay() throws IOException {
        relay.close();
    }

    @Test
    void replyLostAfterTheWrite_unknownAndTheNextReadTells() {
        JdbcStore store = Databases.store(source(relay.port()));
        store.compareAndSet("a", null, "one");

        JdbcStore losing = Databases.store(losingTheReplyOf("UPDATE"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> losing.compareAndSet("a", "one", "two"));
        relay.mode(FaultRelay.Mode.PASS);

        assertThat(store.read("a")).isEqualTo("two");
        assertThat(store.compareAndSet("a", "one", "two")).isFalse();
    }

    @Test
    void replyLostAfterTheFirstWrite_unknownAndTheNextReadTells() {
        JdbcStore store = Databases.store(source(relay.port()));
        assertThat(store.read("a")).isNull();

        JdbcStore losing = Databases.store(losingTheReplyOf("INSERT"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> losing.compareAndSet("a", null, "one"));
        relay.mode(FaultRelay.Mode.PASS);

        assertThat(store.read("a")).isEqualTo("one");
    }

    @Test
    void databaseNotThere_unknownUntilItIs() {
        JdbcStore store = Databases.store(source(relay.port()));
        relay.mode(FaultRelay.Mode.REFUSE);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.compareAndSet("a", null, "one"));
        relay.mode(FaultRelay.Mode.PASS);

        assertThat(store.compareAndSet("a", null, "one")).isTrue();
    }

    @Test
    void poolHasNoConnection_unknownAtTheDeadline() {
        DataSource empty =
                Wrapped.as(
                        DataSource.class,
                        source(relay.port()),
                        (method, arguments, real) -> {
                            Thread.currentThread().join();
                            return real.call();
                        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> with(empty, Duration.ofMillis(50)).read("a"))
                .withMessageContaining("PT0.05S");
    }

    static JdbcStore with(DataSource source, Duration deadline) {
        var ownThread = JdbcStore.detached(Databases.THREADS, deadline);
        return new JdbcStore(source, "finicity_partner", true, ownThread);
    }

    /** From the moment when such a statement is sent, not before. */
    private DataSource losingTheReplyOf(String verb) {
        return Wrapped.as(
                DataSource.class,
                source(relay.port()),
                (method, arguments, real) ->
                        real.call() instanceof Connection connection
                                ? losing(connection, verb)
                                : null);
    }

    private Connection losing(Connection connection, String verb) {
        return Wrapped.as(
                Connection.class,
                connection,
                (method, arguments, real) ->
                        method.equals("prepareStatement")
                                        && arguments[0].toString().startsWith(verb)
                                ? losing((PreparedStatement) real.call())
                                : real.call());
    }

    private PreparedStatement losing(PreparedStatement statement) {
        return Wrapped.as(
                PreparedStatement.class,
                statement,
                (method, arguments, real) -> {
                    if (method.equals("executeUpdate")) {
                        relay.mode(FaultRelay.Mode.LOSE_REPLY);
                    }
                    return real.call();
                });
    }
}
