package io.github.mpfinicity.tck.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the JVM of the tests, over HTTP, about what runs there. */
@ApplicationScoped
public class Desk {
    private final HttpClient http = HttpClient.newHttpClient();

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
        String path = "/" + URLEncoder.encode(question, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(question + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(question, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(question, e);
        }
    }
}
