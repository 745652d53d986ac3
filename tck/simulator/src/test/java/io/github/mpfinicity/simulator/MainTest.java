package io.github.mpfinicity.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainTest {

    @Test
    void ownProcess_printsWhatAClientNeedsAndServesUntilStopped() throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "0")
                        .redirectErrorStream(true)
                        .start();
        try {
            var printed = new StringBuilder();
            var reader = process.inputReader(UTF_8);
            for (var line = ""; !line.startsWith("finicity/mp-rest/url"); ) {
                line = reader.readLine();
                assertThat(line).as(printed.toString()).isNotNull();
                printed.append(line).append('\n');
            }
            assertUsable(printed.toString());
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertUsable(String printed) throws Exception {
        var lines = new Properties();
        lines.load(new StringReader(printed.substring(printed.indexOf('#'))));
        assertThat(lines.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        "finicity.app-key",
                        "finicity.partner-id",
                        "finicity.partner-secret",
                        "finicity.base-uri",
                        "finicity/mp-rest/url");
        var base = URI.create(lines.getProperty("finicity.base-uri"));
        assertThat(lines).containsEntry("finicity/mp-rest/url", base.toString());
        assertThat(printed).startsWith("Simulated Finicity at " + base);
        // The partner is made up, but the same in every simulator.
        try (var twin = FinicitySimulator.start()) {
            assertThat(lines)
                    .containsEntry("finicity.app-key", twin.partner().appKey())
                    .containsEntry("finicity.partner-id", twin.partner().id())
                    .containsEntry("finicity.partner-secret", twin.partner().secret());
            assertThat(new TestClient(twin, base).authenticate().statusCode()).isEqualTo(200);
        }
    }
}
