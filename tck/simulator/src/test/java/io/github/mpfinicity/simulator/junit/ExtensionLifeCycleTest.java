package io.github.mpfinicity.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class ExtensionLifeCycleTest {

    @RegisterExtension
    final FinicitySimulatorExtension onInstance = new FinicitySimulatorExtension();

    @Test
    void instanceField_runsForTheTest() throws Exception {
        assertThat(new TestClient(onInstance.simulator()).authenticate().statusCode())
                .isEqualTo(200);
    }

    @Test
    void afterAll_closed() {
        var extension = new FinicitySimulatorExtension(FinicitySimulator.builder());
        extension.enter();
        var simulator = extension.simulator();
        extension.leave();

        assertThatThrownBy(extension::simulator).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TestClient(simulator).authenticate())
                .isInstanceOf(ConnectException.class);
    }
}
