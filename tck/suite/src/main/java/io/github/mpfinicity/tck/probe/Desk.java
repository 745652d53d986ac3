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
 * Asks the JVM of the tests, over HTTP, about what runs there: with the client of the JDK that has
 * no threads, for those would hold the application's class loader.
 */
@ApplicationScoped
public class Desk {
    @Inject
    @ConfigProperty(name = "mpfinicity.tck.desk")
    URI address;

    /** For CDI. */
    public Desk() {}

    /**
     * Asks, or has something done.
     *
     * @param question that the desk knows
     * @return the answer, empty if there is nothing to say
     */
    public String ask(String question) {
        try {
            URI path = address.resolve("/" + URLEncoder.encode(question, UTF_8));
            var connection = (HttpURLConnection) path.toURL().openConnection();
            // It asks a second time where a connection that it had kept turns out to be dead.
            connection.setRequestProperty("Connection", "close");
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
