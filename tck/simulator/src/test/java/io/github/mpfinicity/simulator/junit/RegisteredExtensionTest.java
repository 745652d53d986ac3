package io.github.mpfinicity.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class RegisteredExtensionTest {

    @RegisterExtension
    static final FinicitySimulatorExtension FINICITY =
            new FinicitySimulatorExtension(FinicitySimulator.builder().region(SimulatedRegion.AU));

    private static FinicitySimulator first;

    @BeforeAll
    static void remember(FinicitySimulator simulator) {
        first = simulator;
    }

    @RepeatedTest(2)
    void eachTest_sameSimulatorAfreshReset() throws Exception {
        assertThat(FINICITY.simulator()).isSameAs(first);
        assertThat(first.requests()).isEmpty();

        var response = new TestClient(first).authenticate();
        assertThat(response.body()).contains("(App-Key)");
    }

    @Nested
    class Inside {

        @Test
        void nestedClass_sharesTheSimulator(FinicitySimulator simulator) {
            assertThat(simulator).isSameAs(first);
            assertThat(simulator.requests()).isEmpty();
        }
    }
}
