package io.github.mpfinicity.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications with {@code finicity.store=jdbc}, against a vendor that counts. */
@Timeout(60)
class ApplicationsTest {
    private static final String WRONG = "Wrong12345678";

    private final FinicitySimulator simulator = FinicitySimulator.start();

    @BeforeEach
    void begin() {
        DatabaseBean.shared = Databases.fresh();
        DatabaseBean.named = Databases.fresh();
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void wrongSecretInTwoApplications_sentOnce() {
        try (Application one = start(WRONG);
                Application two = start(WRONG)) {
            for (Application each : new Application[] {one, two, one}) {
                assertThatExceptionOfType(CredentialsRejectedException.class)
                        .isThrownBy(each.get(AppTokens.class)::current);
            }
        }
        assertThat(simulator.authentications()).hasSize(1);
    }

    /** The vendor counts both. */
    @Test
    void wrongSecretInTwoApplicationsWithTablesOfTheirOwn_sentByEach() {
        for (String table : new String[] {"one", "two"}) {
            try (Application application =
                    application(WRONG)
                            .with("finicity.store.jdbc.table", table)
                            .start(DatabaseBean.class)) {
                assertThatExceptionOfType(CredentialsRejectedException.class)
                        .isThrownBy(application.get(AppTokens.class)::current)
                        .withMessageContaining("1 of our budget of 3");
            }
        }
        assertThat(simulator.authentications()).hasSize(2);
    }

    @Test
    void wrongSecretAndRestarts_sentOnce() {
        for (int start = 0; start < 3; start++) {
            try (Application application = start(WRONG)) {
                assertThatExceptionOfType(CredentialsRejectedException.class)
                        .isThrownBy(application.get(AppTokens.class)::current)
                        .withMessageContaining("1 of our budget of 3");
            }
        }
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void rightSecret_tokenAndNothingCharged() {
        try (Application application = start(simulator.partner().secret())) {
            assertThat(application.get(AppTokens.class).current()).isNotNull();
        }
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void beanWithAName_thatOneIsUsed() {
        try (Application application =
                application(simulator.partner().secret())
                        .with("finicity.store.jdbc.data-source", "records")
                        .start(DatabaseBean.class, DatabaseBean.Second.class)) {
            assertThat(application.get(AppTokens.class).current()).isNotNull();
        }

        var store = new JdbcStore(DatabaseBean.named, "finicity_partner", false, Databases.THREADS);
        assertThat(store.read("nobody")).isNull();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(
                        () ->
                                new JdbcStore(
                                                DatabaseBean.shared,
                                                "finicity_partner",
                                                false,
                                                Databases.THREADS)
                                        .read("nobody"));
    }

    @Test
    void tableMissing_nothingIsSentAndTheSettingIsNamed() {
        try (Application application =
                application(simulator.partner().secret())
                        .without("finicity.store.jdbc.create-table")
                        .start(DatabaseBean.class)) {
            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(application.get(AppTokens.class)::current)
                    .withMessageContaining("finicity.store.jdbc.create-table");
        }
        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void twoBeansAndNoName_deploymentEndsAndNamesTheSetting() {
        try (Application application = application(WRONG)) {
            assertThat(
                            catchThrowable(
                                    () ->
                                            application.start(
                                                    DatabaseBean.class, DatabaseBean.Second.class)))
                    .hasStackTraceContaining("not exactly one CDI bean");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java:comp/env/jdbc/nobody"})
    void noSuchDataSource_deploymentEndsAndNamesTheSetting(String name) {
        Application application = application(WRONG);
        try (application) {
            if (!name.isEmpty()) {
                application.with("finicity.store.jdbc.data-source", name);
            }
            assertThat(catchThrowable(application::start))
                    .hasStackTraceContaining("finicity.store.jdbc.data-source is ")
                    .hasStackTraceContaining(name.isEmpty() ? "not set" : name);
        }
    }

    /** Of every setting whose value an engine shows. */
    @ParameterizedTest
    @CsvSource({"jdbc, data-source", "jdbc, table", "jdbc, create-table", "redis, prefix"})
    void expressionNamesASecret_deploymentEndsAndDoesNotShowIt(String engine, String name) {
        String setting = "finicity.store." + engine + "." + name;
        try (Application application =
                application(WRONG)
                        .with("finicity.store", engine)
                        .with(setting, "${database.password}")
                        .with("database.password", "jdbc:Hidden/4Secret")) {
            Throwable thrown = catchThrowable(() -> application.start(DatabaseBean.class));

            assertThat(thrown).hasStackTraceContaining(setting + " is \"${database.password}\"");
            assertThat(getStackTrace(thrown)).doesNotContain("Hidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/x?user=app&password=hunter2",
                "jdbc:mysql://app:hunter2@db/x",
                "java:app/x;password=hunter2"
            })
    void dataSourceHoldsAPassword_deploymentEndsAndDoesNotShowIt(String name) {
        try (Application application =
                application(WRONG).with("finicity.store.jdbc.data-source", name)) {
            Throwable thrown = catchThrowable(() -> application.start(DatabaseBean.class));

            assertThat(thrown).hasStackTraceContaining("finicity.store.jdbc.data-source is \"");
            assertThat(getStackTrace(thrown)).doesNotContain("hunter2");
        }
    }

    /** Two operations reserve an attempt and two settle it. */
    @Test
    void leaseWithoutRoomForFourOperations_deploymentEnds() {
        try (Application application = application(WRONG).with("finicity.store.lease", "PT44S")) {
            assertThat(catchThrowable(() -> application.start(DatabaseBean.class)))
                    .hasStackTraceContaining("finicity.store.lease, which is PT44S")
                    .hasStackTraceContaining("longer than PT44S");
        }
    }

    private Application start(String secret) {
        return application(secret).start(DatabaseBean.class);
    }

    private Application application(String secret) {
        return Application.of(simulator)
                .with("finicity.partner-secret", secret)
                .with("finicity.store", "jdbc")
                .with("finicity.store.jdbc.create-table", "true");
    }
}
