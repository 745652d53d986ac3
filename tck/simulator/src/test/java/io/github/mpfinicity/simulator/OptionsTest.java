package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void none_defaults() {
        assertThat(Options.of()).isEqualTo(new Options(8089, SimulatedRegion.US, "json", false));
    }

    @Test
    void all_inAnyOrder() {
        assertThat(Options.of("--format", "xml", "--region", "au", "--port", "0"))
                .isEqualTo(new Options(0, SimulatedRegion.AU, "xml", false));
        assertThat(Options.of("--port", "1", "--help").help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--port, '--port needs a value.'",
        "--port x, '--port is \"x\": it must be a number from 0 to 65535.'",
        "--port 65536, '--port is \"65536\": it must be a number from 0 to 65535.'",
        "--port -1, '--port is \"-1\": it must be a number from 0 to 65535.'",
        "--region uk, '--region is \"uk\": it must be us or au.'",
        "--format yaml, '--format is \"yaml\": it must be json or xml.'",
        "8089, 'The option \"8089\" is unknown.'",
    })
    void wrong_oneLineThatSaysWhat(String line, String message) {
        assertThatThrownBy(() -> Options.of(line.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
