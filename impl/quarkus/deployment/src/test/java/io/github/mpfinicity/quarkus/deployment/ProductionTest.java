package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged application, without credentials. */
class ProductionTest {
    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION =
            new QuarkusProdModeTest()
                    .withApplicationRoot(jar -> jar.addClass(Customers.class))
                    .setApplicationName("customers")
                    .setRun(true)
                    .setExpectExit(true);

    @ProdBuildResults ProdModeTestResults built;

    @Test
    void noSimulatorIsStarted_missingCredentialsEndIt() {
        assertThat(APPLICATION.getExitCode()).isNotZero();
        assertThat(APPLICATION.getStartupConsoleOutput())
                .contains("finicity.app-key", "finicity.partner-id", "finicity.partner-secret");
    }

    @Test
    void packaged_simulatorIsNotInside() throws IOException {
        try (var files = Files.walk(built.getBuildDir())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("mp-finicity-core"))
                    .noneMatch(name -> name.contains("simulator"));
        }
    }
}
