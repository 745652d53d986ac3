package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the simulator proposes to tests that expire tokens. */
@WithFinicitySimulator
@Timeout(60)
class MinimumAgeTest {
    @Test
    void tokenExpiredAtOnce_renewedAndTheCallerNoticesNothing(FinicitySimulator finicity) {
        try (var application = Application.of(finicity)) {
            application.with("finicity.token.minimum-age", "PT0.001S").start();
            Customers customers = application.client(Customers.class);
            customers.list(1);
            application.get(TestClocks.class).advance(Duration.ofMillis(1));
            finicity.expireTokens();

            assertThat(customers.list(1).found()).isEqualTo(25);
            assertThat(finicity.authentications()).hasSize(2);
        }
    }
}
