package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** What the simulator proposes to applications: one of them, alive while the simulator is reset. */
@WithFinicitySimulator
@Timeout(60)
class TestRecipeTest {
    private static Application application;

    @BeforeAll
    static void start(FinicitySimulator finicity) {
        application = Application.of(finicity).start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @RepeatedTest(2)
    void oneCall() {
        assertThat(customers()).isEqualTo(25);
    }

    @RepeatedTest(2)
    void tokenLeftUnknown_servedInTheNextTest(FinicitySimulator finicity) {
        assertThat(customers()).isEqualTo(25);
        finicity.revokeTokens();
    }

    @RepeatedTest(2)
    void tokenLeftExpired_servedInTheNextTest(FinicitySimulator finicity) {
        assertThat(customers()).isEqualTo(25);
        finicity.expireTokens();
    }

    private static int customers() {
        return application.client(Customers.class).list(1).found();
    }
}
