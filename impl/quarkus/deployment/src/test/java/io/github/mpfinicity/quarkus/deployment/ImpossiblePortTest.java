package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpossiblePortTest {
    /** Dev mode would hang, as Quarkus does not tell of a dev service that fails. */
    @Test
    void portOutOfRange_aFreeOneIsTaken() {
        try (var service = new SimulatorService(80_800, SimulatedRegion.US, List.of())) {
            service.start();

            assertThat(URI.create(service.getConnectionInfo()).getPort()).isBetween(1, 65_535);
        }
    }
}
