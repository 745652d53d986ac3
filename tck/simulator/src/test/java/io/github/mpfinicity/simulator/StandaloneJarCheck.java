package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of the jar that the build has made: its name keeps it out of the tests before that. */
@Timeout(60)
class StandaloneJarCheck {

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
