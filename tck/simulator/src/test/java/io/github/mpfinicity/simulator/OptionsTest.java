package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void none_defaults() {
        var options = Options.of(NOTHING);

        assertThat(options.port()).isEqualTo(8089);
        assertThat(options.region()).isEqualTo(SimulatedRegion.US);
        assertThat(options.partners()).isEqualTo(1);
        assertThat(options.speed()).isEqualTo(1);
        assertThat(options.dialect()).isEmpty();
        assertThat(options.format()).isEqualTo("json");
        assertThat(options.print()).isEqualTo(PrintedSettings.PROPERTIES);
        assertThat(options.help()).isFalse();
    }

    @Test
    void flagsInAnyOrder_outrankTheEnvironment() {
        var environment = Map.of("SIMULATOR_PORT", "1", "SIMULATOR_REGION", "au");
        var options =
                Options.of(
                        environment,
                        "--print",
                        "env",
                        "--dialect",
                        "flat,locked-401",
                        "--port=2",
                        "--help");

        assertThat(options.port()).isEqualTo(2);
        assertThat(options.region()).isEqualTo(SimulatedRegion.AU);
        assertThat(options.dialect())
                .isEqualTo(List.of(DialectChoice.FLAT, DialectChoice.LOCKED_401));
        assertThat(options.print()).isEqualTo(PrintedSettings.ENV);
        assertThat(options.help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--port, '--port needs a value.'",
        "--port=, '--port is \"\": it must be a number from 0 to 65535.'",
        "--prot=1, 'The option \"--prot\" is unknown.'",
        "--port x, '--port is \"x\": it must be a number from 0 to 65535.'",
        "--port 65536, '--port is \"65536\": it must be a number from 0 to 65535.'",
        "--port -1, '--port is \"-1\": it must be a number from 0 to 65535.'",
        "--partners 0, '--partners is \"0\": it must be a number from 1 to 99.'",
        "--region uk, '--region is \"uk\": it must be us or au.'",
        "--format yaml, '--format is \"yaml\": it must be json or xml.'",
        "--print yaml, '--print is \"yaml\": it must be properties or env or json.'",
        "8089, 'The option \"8089\" is unknown.'",
    })
    void wrong_oneLineThatSaysWhat(String line, String message) {
        assertThatThrownBy(() -> Options.of(NOTHING, line.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void wrongDialect_namesTheRightOnes() {
        assertThatThrownBy(() -> Options.of(NOTHING, "--dialect", "flat,latin"))
                .hasMessageStartingWith("--dialect is \"flat,latin\": it must be a list of flat, ");
    }

    @Test
    void wrongVariable_named() {
        assertThatThrownBy(() -> Options.of(Map.of("SIMULATOR_SPEED", "fast")))
                .hasMessage("SIMULATOR_SPEED is \"fast\": it must be a number from 1 to 3600.");
    }

    /** Kubernetes sets such a port for a service of that name. */
    @Test
    void wrongVariable_doesNotHinderWhoeverDoesNotUseIt() {
        var environment = Map.of("SIMULATOR_PORT", "tcp://10.0.0.1:8089", "SIMULATOR_SPEED", "");

        assertThat(Options.of(environment, "--port", "2").port()).isEqualTo(2);
        assertThat(Options.of(environment, "--help").help()).isTrue();
        assertThat(Options.of(environment, "--port", "2").speed()).isEqualTo(1);
    }

    @Test
    void everyDialect_applies() {
        try (var simulator = FinicitySimulator.start()) {
            for (var choice : DialectChoice.values()) {
                choice.applyTo(simulator.dialect());
            }
            assertThat(simulator.dialect().tokensBoundToAppKey()).isTrue();
        }
    }

    @Test
    void settings_inEachForm() {
        var settings = Map.of("finicity/mp-rest/url", "http://127.0.0.1:1");

        assertThat(PrintedSettings.PROPERTIES.of(settings))
                .isEqualTo("finicity/mp-rest/url=http://127.0.0.1:1\n");
        assertThat(PrintedSettings.ENV.of(settings))
                .isEqualTo("export FINICITY_MP_REST_URL=http://127.0.0.1:1\n");
        assertThat(PrintedSettings.JSON.of(settings))
                .isEqualTo("{\"finicity/mp-rest/url\":\"http://127.0.0.1:1\"}\n");
    }

    @Test
    void fastClock_runsFaster() {
        var now = new AtomicReference<>(Instant.EPOCH);
        InstantSource fast = FastClock.of(now::get, 60);

        now.set(Instant.EPOCH.plusSeconds(2));
        assertThat(fast.instant()).isEqualTo(Instant.EPOCH.plus(Duration.ofMinutes(2)));
    }
}
