package io.github.mpfinicity.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@WithFinicitySimulator
@Timeout(30)
class WithFinicitySimulatorTest {

    private final FinicitySimulator given;
    private FinicitySimulator prepared;

    WithFinicitySimulatorTest(FinicitySimulator given) {
        this.given = given;
    }

    @BeforeEach
    void prepare(FinicitySimulator simulator) {
        prepared = simulator;
    }

    @RepeatedTest(2)
    void parameters_sameResetSimulatorEverywhere(FinicitySimulator simulator) throws Exception {
        assertThat(simulator).isSameAs(given).isSameAs(prepared);
        assertThat(simulator.requests()).isEmpty();

        assertThat(new TestClient(simulator).authenticate().statusCode()).isEqualTo(200);
    }
}
