package io.github.mpfinicity.tck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Debian's, as a process of its own with the shipped rules. */
final class Prometheus implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/prometheus");

    private static final String RULES = "/META-INF/mp-finicity/alerts.yml";

    /** A minute of the application is a second, and so it is in the rules. */
    private static final Pattern MINUTES = Pattern.compile("(for: |\\[)(\\d+)m\\b");

    private static final String CONFIGURATION =
            """
            global:
              scrape_interval: 250ms
              scrape_timeout: 250ms
              evaluation_interval: 250ms
            rule_files:
              - alerts.yml
            scrape_configs:
              - job_name: application
                metrics_path: /q/metrics
                static_configs:
                  - targets: ["%s"]
            """;

    private final Process process;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Prometheus start(URI application, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("alerts.yml"), scaled());
        Files.writeString(
                folder.resolve("prometheus.yml"),
                CONFIGURATION.formatted(application.getAuthority()));
        Path data = Files.createTempDirectory(folder, "data");
        String listen = "127.0.0.1:" + freePort();
        Process process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "--config.file=" + folder.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + data,
                                "--web.listen-address=" + listen)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        return new Prometheus(process, URI.create("http://" + listen));
    }

    static String scaled() throws IOException {
        try (InputStream rules = Prometheus.class.getResourceAsStream(RULES)) {
            return MINUTES.matcher(new String(rules.readAllBytes(), UTF_8)).replaceAll("$1$2s");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The series that an expression gives now; none while it starts. */
    List<JsonObject> query(String expression) throws IOException, InterruptedException {
        URI uri = address.resolve("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
        if (!process.isAlive()) {
            throw new IOException("Prometheus has ended: see prometheus.log");
        }
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return answer.statusCode() == 503 ? List.of() : series(answer.body());
        } catch (ConnectException e) {
            return List.of();
        }
    }

    private static List<JsonObject> series(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject()
                    .getJsonObject("data")
                    .getJsonArray("result")
                    .getValuesAs(JsonObject.class);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
