package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.simulator.FinicitySimulator;
import org.junit.jupiter.api.Test;

/** The JDBC store's jar is not on this class path. */
class MissingStoreTest {
    @Test
    void jdbcWithoutItsModule_deploymentEndsAndNamesBoth() {
        try (var simulator = FinicitySimulator.start();
                var application = Application.of(simulator).with("finicity.store", "jdbc")) {
            assertThat(catchThrowable(application::start))
                    .hasStackTraceContaining("finicity.store is \"jdbc\"")
                    .hasStackTraceContaining("mp-finicity-store-jdbc");
        }
    }

    @Test
    void oneOfSeveralPartners_itsOwnSettingIsNamed() {
        try (var simulator = FinicitySimulator.start();
                var application =
                        Application.of(simulator)
                                .with("finicity.partners.acme.app-key", "0123456789abcdef")
                                .with("finicity.partners.acme.store", "jdbc")) {
            assertThat(catchThrowable(application::start))
                    .hasStackTraceContaining("finicity.partners.acme.store is \"jdbc\"");
        }
    }
}
