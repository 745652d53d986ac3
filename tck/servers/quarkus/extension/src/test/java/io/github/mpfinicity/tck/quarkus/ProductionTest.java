package io.github.mpfinicity.tck.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application as {@code mvn package} leaves it. */
@Timeout(120)
class ProductionTest {
    private static final Path APPLICATION = Path.of(System.getProperty("quarkus.application"));
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    @Test
    void folder_hasTheLibraryAndNoSimulator() throws IOException {
        try (var files = Files.walk(APPLICATION.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("io.github.mpfinicity.mp-finicity-quarkus-"))
                    .noneMatch(name -> name.contains("simulator"))
                    .noneMatch(name -> name.contains("deployment"));
        }
    }

    /** No dev service sets them. */
    @Test
    void noCredentials_doesNotStart() throws Exception {
        var process = start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).isNotZero();
            assertThat(output).contains("finicity.app-key is not set");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void addressOfProduction_isCalled() throws Exception {
        try (var vendor = FinicitySimulator.start()) {
            SimulatedPartner partner = vendor.partner();
            var process =
                    start(
                            "-Daddress.of.production=" + vendor.baseUri(),
                            "-Dfinicity.base-uri=" + vendor.baseUri(),
                            "-Dfinicity.app-key=" + partner.appKey(),
                            "-Dfinicity.partner-id=" + partner.id(),
                            "-Dfinicity.partner-secret=" + partner.secret());
            try {
                var request =
                        HttpRequest.newBuilder(address(process).resolve("/customers")).build();
                assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
                        .isEqualTo("25 customers");
                assertThat(vendor.requests()).hasSize(2);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static URI address(Process process) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        var seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return URI.create(listening.group(1));
            }
        }
        throw new AssertionError("does not listen:\n" + seen);
    }

    private static Process start(String... settings) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=0");
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", APPLICATION.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FINICITY_"));
        return builder.redirectErrorStream(true).start();
    }
}
