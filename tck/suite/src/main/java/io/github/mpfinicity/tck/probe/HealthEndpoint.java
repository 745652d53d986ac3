package io.github.mpfinicity.tck.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Assumptions;

/** Asks the server for its checks of readiness, as an orchestrator does. */
@ApplicationScoped
public class HealthEndpoint {
    /** Names the address of these checks, for a server that has them. */
    public static final String ADDRESS = "mpfinicity.tck.health";

    @Inject
    @ConfigProperty(name = ADDRESS)
    Optional<URI> address;

    public HealthEndpoint() {}

    /**
     * Asks. Skips the test if the runner knows no address.
     *
     * @return the answer without white space and quotes: some servers write numbers as text
     */
    public String answer() {
        Assumptions.assumeTrue(address.isPresent(), "the runner sets no " + ADDRESS);
        try {
            HttpURLConnection connection = Connections.open(address.get());
            try (InputStream body =
                    connection.getResponseCode() == 200
                            ? connection.getInputStream()
                            : connection.getErrorStream()) {
                return new String(body.readAllBytes(), UTF_8).replaceAll("[\\s\"]", "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(ADDRESS, e);
        }
    }
}
