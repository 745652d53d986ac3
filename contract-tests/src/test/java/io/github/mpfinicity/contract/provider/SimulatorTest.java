package io.github.mpfinicity.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.PactFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator lives up to the pact. */
class SimulatorTest {
    static Stream<Named<SynchronousHttp>> interactions() {
        return PactFile.written().interactions().stream()
                .map(each -> Named.of(each.getDescription(), each));
    }

    @ParameterizedTest
    @MethodSource("interactions")
    void simulator_keepsThePact(SynchronousHttp interaction) {
        try (var states = new SimulatedStates(PactFile.region(interaction))) {
            assertThat(states.differences(interaction)).as(interaction.getDescription()).isEmpty();
        }
    }

    /** Or else the pact would not show which headers are whose. */
    @ParameterizedTest
    @MethodSource("interactions")
    void simulatorOfTheOtherRegion_doesNot(SynchronousHttp interaction) {
        String other = PactFile.region(interaction).equals("us") ? "au" : "us";
        try (var states = new SimulatedStates(other)) {
            assertThat(states.differences(interaction)).isNotEmpty();
        }
    }
}
