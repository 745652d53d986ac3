package io.github.mpfinicity.tck.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application was built from the library's jars, and nothing it needs was left out. */
@Timeout(120)
class PackagedTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void libraryIsTheJarThatWasPackaged() throws IOException {
        try (var application = PackagedApplication.start(simulator)) {
            List<Path> packaged =
                    Stream.of(AppTokens.class, PartnerSession.class, FinicityFilter.class)
                            .map(PackagedTest::source)
                            .toList();
            List<Path> used =
                    application
                            .get("/inventory/sources")
                            .lines()
                            .map(each -> Path.of(URI.create(each)))
                            .toList();

            Path libraries = PackagedApplication.FILE.resolveSibling("lib").resolve("main");
            assertThat(used).extracting(Path::getParent).containsOnly(libraries);
            for (int i = 0; i < packaged.size(); i++) {
                assertThat(packaged.get(i)).isRegularFile();
                assertThat(used.get(i)).hasSameBinaryContentAs(packaged.get(i));
            }
        }
    }

    private static Path source(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Programmatic look-ups find what no injection point asks for. */
    @Test
    void unusedBeansRemoved_theLibrarysAreThere() throws IOException {
        try (var application = PackagedApplication.start(simulator)) {
            assertThat(application.get("/inventory/beans").lines())
                    .containsExactly(
                            "AppTokens", "PartnerAccount", "WebhookVerifier", "FinicityFilter");
        }
    }

    /** What hears of that is a bean that nobody injects. */
    @Test
    void lockedOnACall_noticed() throws IOException {
        try (var application = PackagedApplication.start(simulator)) {
            assertThat(application.get("/worker")).isEqualTo("thread: ok");
            assertThat(application.get("/inventory/activity")).isEqualTo("IDLE");
            simulator.onBusiness().next(Faults.locked(401));
            assertThat(application.get("/worker")).startsWith("thread: failed");

            assertThat(application.get("/inventory/activity")).isEqualTo("QUARANTINED");
        }
    }

    /** Quarkus makes a client at its first call, and finds its configuration nowhere else. */
    @Test
    void clientsMade_foreignThreads_served() throws IOException {
        try (var application = PackagedApplication.start(simulator)) {
            assertThat(application.get("/worker")).isEqualTo("thread: ok");
            assertThat(application.get("/loop/configured")).isEqualTo("event loop: ok");

            assertThat(application.get("/foreign").lines()).hasSize(4).containsOnly("thread: ok");
            assertThat(simulator.authentications()).hasSize(1);
        }
    }

    /** Nothing was known of that when it was built. */
    @Test
    void impossibleSettings_doesNotStart() throws Exception {
        URI impossible = URI.create("http://api.example.invalid");

        assertThat(lastWords(PackagedApplication.launch(simulator, impossible)))
                .contains("finicity.base-uri");
    }

    /** Only clients are known there: what beans inject is not. */
    @Test
    void credentialsMissing_doesNotStart() throws Exception {
        String[] none = {
            "-Dfinicity.startup=lazy",
            "-Dfinicity.app-key=",
            "-Dfinicity.partner-id=",
            "-Dfinicity.partner-secret="
        };

        assertThat(lastWords(PackagedApplication.launch(simulator, simulator.baseUri(), none)))
                .contains(
                        "finicity.app-key is not set",
                        "finicity.partner-id is not set",
                        "finicity.partner-secret is not set");
    }

    private static String lastWords(Process process) throws Exception {
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).isNotZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
