package io.github.mpfinicity.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of the jar that the build has made: its name keeps it out of the tests before that. */
@Timeout(60)
class StandaloneJarCheck {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String JAR = System.getProperty("simulator.standalone");

    @Test
    void started_servesAustraliaToo() throws Exception {
        try (var process =
                OwnProcess.start(
                        List.of("-jar", JAR), "--port", "0", "--region", "au", "--format", "xml")) {
            SimulatorInProcess.assertServes(process, "au", "xml");
            process.stop();

            assertThat(process.exit()).isEqualTo(143);
        }
    }

    /** The guide's commands, in a shell that has read what the simulator printed. */
    @Test
    void curlOfReadme_isAnswered() throws Exception {
        var commands = BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(commands.find()).isTrue();
        try (var process =
                OwnProcess.start(List.of("-jar", JAR), "--port", "0", "--print", "env")) {
            var variables = process.linesUntil("Ready.", "export ");
            var shell = new ProcessBuilder("sh", "-c", variables + commands.group(1));
            shell.environment().remove("http_proxy");
            var answer = shell.redirectErrorStream(true).start();

            assertThat(new String(answer.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("{\"found\":25,");
        }
    }

    @Test
    void content_nothingThatOnlyTestsNeed() throws Exception {
        try (var jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(Object::toString))
                    .anyMatch(name -> name.startsWith("org/eclipse/parsson/"))
                    .noneMatch(name -> name.startsWith("org/junit/"))
                    .noneMatch(name -> name.contains("arquillian"))
                    .noneMatch(name -> name.endsWith("module-info.class"));
        }
    }
}
