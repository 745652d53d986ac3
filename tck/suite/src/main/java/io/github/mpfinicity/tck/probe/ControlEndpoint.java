package io.github.mpfinicity.tck.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM of the tests over HTTP about its simulators. It uses the JDK's client without
 * threads, because threads would hold the application's class loader.
 */
@ApplicationScoped
public class ControlEndpoint {
    @Inject
    @ConfigProperty(name = "mpfinicity.tck.control")
    URI address;

    public ControlEndpoint() {}

    /**
     * Asks a question or gives an order.
     *
     * @param question that the control server knows
     * @return the answer, empty if the control server has nothing to say
     */
    public String ask(String question) {
        try {
            URI path = address.resolve("/" + URLEncoder.encode(question, UTF_8));
            HttpURLConnection connection = Connections.open(path);
            if (connection.getResponseCode() != 200) {
                throw new IllegalStateException(
                        question + ": " + text(connection.getErrorStream()));
            }
            return text(connection.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(question, e);
        }
    }

    private static String text(@Nullable InputStream body) throws IOException {
        try (body) {
            return body == null ? "" : new String(body.readAllBytes(), UTF_8);
        }
    }
}
