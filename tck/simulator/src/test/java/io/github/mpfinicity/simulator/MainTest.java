package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainTest {

    private static final List<String> MAIN =
            List.of("-cp", System.getProperty("java.class.path"), Main.class.getName());

    @Test
    void started_printsWhatAClientNeedsAndServesUntilStopped() throws Exception {
        try (var process = OwnProcess.start(MAIN, "--port", "0")) {
            SimulatorInProcess.assertServes(process, "us", "json");
            process.stop();

            // 128 and the number of SIGTERM: the JVM's own, after its hooks.
            assertThat(process.exit()).isEqualTo(143);
        }
    }

    @Test
    void partnersAndJson_oneLineForAProgram() throws Exception {
        try (var process =
                OwnProcess.start(MAIN, "--port", "0", "--print", "json", "--partners", "2")) {
            assertThat(process.lineWith("{"))
                    .startsWith("{\"finicity.app-key\":\"")
                    .contains("\"finicity.partners.partner2.partner-id\":\"2445500000018\"")
                    .endsWith("}");
        }
    }

    @Test
    void changedOnThePage_printedForThatPartner() throws Exception {
        try (var process = OwnProcess.start(MAIN, "--port", "0", "--partners", "2")) {
            var second = "finicity.partners.partner2.";
            var settings = process.configuration();
            var button =
                    settings.get("finicity.base-uri")
                            + "/_simulator/partners/"
                            + settings.get(second + "partner-id")
                            + "/rotate-key";
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(button))
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding());

            assertThat(process.lineWith("finicity.")).startsWith(second + "partner-id=");
            assertThat(process.lineWith(second + "app-key="))
                    .isNotEqualTo(second + "app-key=" + settings.get(second + "app-key"));
        }
    }

    @Test
    void env_nothingButWhatAShellUnderstands() throws Exception {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(MAIN);
        command.addAll(List.of("--port", "0", "--print", "env"));
        var process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        try (var printed = process.inputReader()) {
            assertThat(printed.readLine()).startsWith("export FINICITY_");
            process.toHandle().destroy(); // leaves the stream open
            assertThat(printed.lines()).allMatch(line -> line.startsWith("export FINICITY_"));
        } finally {
            process.destroy();
        }
    }

    @Test
    void wrongOption_oneLineAndStatusTwo() throws Exception {
        try (var process = OwnProcess.start(MAIN, "--port", "x")) {
            assertThat(process.output())
                    .isEqualToNormalizingNewlines(
                            "--port is \"x\": it must be a number from 0 to 65535. Try --help.\n");
            assertThat(process.exit()).isEqualTo(2);
        }
    }

    @Test
    void portTaken_oneLineAndStatusOne() throws Exception {
        try (var other = FinicitySimulator.start()) {
            var port = String.valueOf(other.baseUri().getPort());
            try (var process = OwnProcess.start(MAIN, "--port", port)) {
                assertThat(process.output())
                        .isEqualToNormalizingNewlines(
                                "The simulator did not start: cannot listen on port "
                                        + port
                                        + ". Try --port 0.\n");
                assertThat(process.exit()).isEqualTo(1);
            }
        }
    }

    @Test
    void help_printed() throws Exception {
        try (var process = OwnProcess.start(MAIN, "--help")) {
            assertThat(process.output()).isEqualToNormalizingNewlines(Options.usage());
            assertThat(process.exit()).isZero();
        }
    }
}
