package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.TestClocks;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an authentication costs the database, counted in statements. */
@Timeout(60)
class StatementCountTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final DataSource database = Databases.fresh();

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void eachAuthentication_twoReadsAndTwoWrites() {
        try (Application application = start()) {
            AppTokens tokens = application.get(AppTokens.class);
            AppToken first = tokens.current();
            application.get(TestClocks.class).advance(Duration.ofSeconds(31));
            statements.clear();

            tokens.invalidate(first);

            assertThat(tokens.current()).isNotEqualTo(first);
            assertThat(statements).containsExactly("SELECT", "UPDATE", "SELECT", "UPDATE");
        }
        assertThat(simulator.authentications()).hasSize(2);
    }

    /** The record is made before it is used. A table that is there is not looked for. */
    @Test
    void firstUse_sixForTheCheckAndSixForTheAuthentication() {
        Databases.store(database).read("nobody");
        try (Application application = start()) {
            application.get(AppTokens.class).current();
        }
        assertThat(statements)
                .startsWith("INSERT", "SELECT", "UPDATE", "SELECT", "INSERT", "SELECT")
                .hasSizeLessThanOrEqualTo(12);
    }

    private Application start() {
        DatabaseBean.shared = counting(database);
        return Application.of(simulator)
                .with("finicity.store", "jdbc")
                .with("finicity.store.jdbc.create-table", "true")
                .start(DatabaseBean.class);
    }

    private DataSource counting(DataSource real) {
        return Wrapped.as(
                DataSource.class,
                real,
                (method, arguments, call) ->
                        call.call() instanceof Connection connection
                                ? Wrapped.connection(
                                        connection,
                                        sql -> statements.add(sql.substring(0, sql.indexOf(' '))))
                                : null);
    }
}
