package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.session.NoOpListener;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.ManualTimer;
import io.github.mpfinicity.core.vendor.FakeVendor;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node costs the database in an hour without an authentication, in one thread. */
@Timeout(60)
class IdleCostTest {
    private final ManualClocks clocks = new ManualClocks();
    private final ManualTimer timer = new ManualTimer();
    private final FakeVendor vendor = new FakeVendor();
    private final List<String> statements = new ArrayList<>();

    private PartnerSession session;

    @AfterEach
    void end() {
        session.close();
    }

    @Test
    void nobodyCalls_noStatement() {
        session = session(counting(Databases.fresh()));
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        statements.clear();

        hour(() -> {});

        assertThat(statements).isEmpty();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void tokenUsedEachSecond_oneReadInHalfAMinute() {
        session = session(counting(Databases.fresh()));
        session.current(Duration.ZERO);
        statements.clear();

        hour(() -> assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class));

        assertThat(statements).hasSize(120).containsOnly("SELECT");
        assertThat(vendor.calls).hasValue(1);
    }

    @Test
    void secretRefusedAndTenCallsEachSecond_oneRead() {
        vendor.rightSecret = "another";
        session = session(counting(Databases.fresh()));
        session.current(Duration.ZERO);
        statements.clear();

        hour(
                () -> {
                    for (int call = 0; call < 10; call++) {
                        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.class);
                    }
                });

        assertThat(statements).hasSize(3600).containsOnly("SELECT");
        assertThat(vendor.calls).hasValue(1);
    }

    @Test
    @Tag("fleet")
    void tokenUsedEachSecond_seventyKilobytesOfPostgres() throws Exception {
        try (Postgres postgres = Postgres.started();
                FaultRelay relay = new FaultRelay(postgres.port());
                AgroalDataSource pool = Databases.pool(postgres.url(relay.port()), 1)) {
            session = session(pool);
            session.current(Duration.ZERO);
            long before = relay.bytes();

            hour(() -> session.current(Duration.ZERO));

            assertThat(relay.bytes() - before).isBetween(50_000L, 100_000L);
        }
    }

    private void hour(Runnable eachSecond) {
        for (int second = 0; second < 3600; second++) {
            clocks.advance(Duration.ofSeconds(1));
            eachSecond.run();
        }
    }

    private PartnerSession session(DataSource source) {
        var store = new JdbcStore(source, "finicity_partner", true, Runnable::run);
        var ledger =
                new LockoutLedger(
                        new CheckedStore(store, "finicity.store=jdbc"),
                        LockoutPolicy.standard(),
                        clocks);
        var credentials =
                new PartnerCredentials("key", "partner", PartnerSecret.of("right-secret"));
        var target = new AuthenticationTarget("https://vendor", credentials, null);
        return new PartnerSession(
                SessionRules.us(),
                new SessionPorts(
                        () -> new CredentialsReader.Found(target, vendor, null, ""),
                        ledger,
                        new NoOpListener(),
                        new SessionPorts.Machine(
                                clocks, timer, Runnable::run, () -> 0.5, () -> true)));
    }

    private DataSource counting(DataSource real) {
        return Wrapped.as(
                DataSource.class,
                real,
                (method, arguments, call) ->
                        Wrapped.connection(
                                (Connection) call.call(),
                                sql -> statements.add(sql.substring(0, sql.indexOf(' ')))));
    }
}
