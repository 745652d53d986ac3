package io.github.mpfinicity.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a newcomer watches. */
@Timeout(120)
class WatchTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PARTNER = "partners/2445500000017/";

    @Test
    void expirePressed_callHealedBeforeTheEyes() throws Exception {
        Process process = Run.start(Watch.class, Map.of());
        try (BufferedReader printed = process.inputReader(UTF_8)) {
            URI page = URI.create(lineWith("Open ", printed).split(" ", -1)[1]);
            lineWith("answered: 12 institutions", printed);
            press(page, PARTNER + "expire");
            try (BufferedReader events = events(page)) {
                lineWith("\"mood\":\"healed\"", events);
            }
            press(page, PARTNER + "lock");
            press(page, PARTNER + "revoke");
            lineWith("failed: ", printed);
            press(page, PARTNER + "unlock");
            lineWith("answered: 12 institutions", printed);
            process.destroy();

            // 128 and the number of SIGTERM.
            assertEquals(143, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lineWith(String text, BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
        assertNotNull(line, text);
        return line;
    }

    private static BufferedReader events(URI page) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page.resolve("events")).build();
        var body = HTTP.send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    private static void press(URI page, String button) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(page.resolve(button)).POST(BodyPublishers.noBody()).build();
        assertEquals(200, HTTP.send(request, BodyHandlers.discarding()).statusCode());
    }
}
