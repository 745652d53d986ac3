package io.github.mpfinicity.quarkus.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings of the build, and an address that the application gives a client itself. */
class SettingsTest {
    /** One for both class loaders that have this class. */
    private static final int PORT =
            (int)
                    System.getProperties()
                            .computeIfAbsent(SettingsTest.class.getName(), name -> freePort());

    private static final String ADDRESS = "https://api.finicity.com";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(jar -> jar.addClass(Customers.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.finicity.devservices.port", "" + PORT)
                    .overrideConfigKey("quarkus.finicity.devservices.region", "au")
                    .overrideRuntimeConfigKey("quarkus.rest-client.finicity.url", ADDRESS);

    @Inject Config config;

    @Test
    void simulator_hasPortAndRegion() {
        assertThat(config.getValue("finicity.base-uri", URI.class).getPort()).isEqualTo(PORT);
        assertThat(config.getValue("finicity.region", String.class)).isEqualTo("au");
    }

    @Test
    void addressUnderConfigKey_isKept() {
        assertThat(
                        config.getValue(
                                "quarkus.rest-client.\"" + Customers.class.getName() + "\".url",
                                String.class))
                .isEqualTo(ADDRESS);
    }

    @Test
    void generatedReference_hasThem() throws IOException {
        try (var model =
                FinicityBuildConfig.class.getResourceAsStream(
                        "/META-INF/quarkus-config-doc/quarkus-config-model.json")) {
            assertThat(new String(model.readAllBytes(), UTF_8))
                    .contains(
                            "quarkus.finicity.devservices.enabled",
                            "quarkus.finicity.devservices.port",
                            "quarkus.finicity.devservices.region");
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
