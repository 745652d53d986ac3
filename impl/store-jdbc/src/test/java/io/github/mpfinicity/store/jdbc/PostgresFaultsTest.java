package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.StoreException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fleet")
class PostgresFaultsTest extends FaultsContract {
    private Postgres postgres;

    @Override
    int serverPort() {
        postgres = Postgres.started();
        return postgres.port();
    }

    @Override
    DataSource source(int port) {
        return Databases.postgres(postgres.url(port));
    }

    @AfterEach
    void end() {
        postgres.close();
    }

    /** On a connection that was there before, as a pool has it. */
    @Test
    void hangs_theNetworkTimeoutEndsIt() {
        DataSource source =
                Wrapped.source(
                        source(relay.port()), connection -> relay.mode(FaultRelay.Mode.HANG));
        var store =
                new JdbcStore(
                        source,
                        "finicity_partner",
                        false,
                        JdbcStore.detached(Databases.THREADS, LATE));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.compareAndSet("a", null, "one"))
                .withMessageContaining("does not answer")
                .withMessageContaining("SQLState 08");
        relay.mode(FaultRelay.Mode.PASS);

        assertThat(Databases.store(source(relay.port())).read("a")).isNull();
    }
}
