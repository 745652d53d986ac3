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
    static final String PATH = "/q/metrics";

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");

    private static final String RULES = "/META-INF/mp-finicity/alerts.yml";

    /** Minutes are those of the application. */
    private static final Pattern MINUTES = Pattern.compile("(for: |\\[)(\\d+)m\\b");

    private static final String CONFIGURATION =
            """
            global:
              scrape_interval: %1$dms
              scrape_timeout: %1$dms
              evaluation_interval: %1$dms
            rule_files:
              - alerts.yml
            scrape_configs:
              - job_name: application
                metrics_path: %2$s
                static_configs:
                  - targets: ["%3$s"]
            """;

    private final Process process;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Prometheus start(URI application, Pace pace, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("alerts.yml"), rules(pace));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                CONFIGURATION.formatted(
                        pace.scrape().toMillis(), PATH, application.getAuthority()));
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

    private static String rules(Pace pace) throws IOException {
        try (InputStream rules = Prometheus.class.getResourceAsStream(RULES)) {
            return MINUTES.matcher(new String(rules.readAllBytes(), UTF_8))
                    .replaceAll(it -> it.group(1) + millis(pace, it.group(2)) + "ms");
        }
    }

    private static long millis(Pace pace, String minutes) {
        return pace.minute().toMillis() * Long.parseLong(minutes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The series that an expression gives now; none while it starts. */
    List<JsonObject> query(String expression) throws IOException, InterruptedException {
        return list("query?query=" + URLEncoder.encode(expression, UTF_8), "result");
    }

    /** The alerts that are active now, with what they tell; none while it starts. */
    List<JsonObject> alerts() throws IOException, InterruptedException {
        return list("alerts", "alerts");
    }

    /** The number of scrapes, those that failed too. */
    long scrapes() throws IOException, InterruptedException {
        return query("count_over_time(up[1d])").stream()
                .mapToLong(each -> Long.parseLong(each.getJsonArray("value").getString(1)))
                .sum();
    }

    /** What it knows of alerts and of its scrapes, for whoever waited in vain. */
    String said() throws IOException, InterruptedException {
        return "alerts: %s%nfailed scrapes: %s%nthe target: %s"
                .formatted(
                        query("ALERTS"),
                        query("count_over_time(up[1d]) - sum_over_time(up[1d])"),
                        get("targets?state=active"));
    }

    private String get(String path) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IOException("Prometheus has ended: see prometheus.log");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/api/v1/" + path)).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 503 ? "" : answer.body();
        } catch (ConnectException e) {
            return "";
        }
    }

    private List<JsonObject> list(String path, String name)
            throws IOException, InterruptedException {
        String answer = get(path);
        if (answer.isEmpty()) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject()
                    .getJsonObject("data")
                    .getJsonArray(name)
                    .getValuesAs(JsonObject.class);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
