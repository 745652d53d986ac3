package io.github.mpfinicity.tck.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as a process of its own. */
final class ObservedApplication implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    private final Process process;
    private final URI address;
    private final Queue<String> output;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ObservedApplication(Process process, URI address, Queue<String> output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    /** With a partner for each simulator. */
    static ObservedApplication start(Map<String, FinicitySimulator> partners, String... settings)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.log.category.\"io.github.mpfinicity\".level=DEBUG");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=0");
        // There is no default partner.
        command.add("-Dfinicity.startup=unchecked");
        // Minutes are short here: a slow machine must not end an attempt.
        command.add("-Dfinicity.deadline=PT5M");
        command.add("-Dfinicity.store.lease=PT6M");
        partners.forEach((name, simulator) -> command.addAll(partner(name, simulator)));
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", System.getProperty("quarkus.application")));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FINICITY_"));
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(UTF_8);
        var seen = new ConcurrentLinkedQueue<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output, seen);
                return new ObservedApplication(process, URI.create(listening.group(1)), seen);
            }
        }
        throw new IOException("does not listen:\n" + String.join("\n", seen));
    }

    private static List<String> partner(String name, FinicitySimulator simulator) {
        String prefix = "-Dfinicity.partners." + name + ".";
        return List.of(
                prefix + "app-key=" + simulator.partner().appKey(),
                prefix + "partner-id=" + simulator.partner().id(),
                prefix + "partner-secret=" + simulator.partner().secret(),
                prefix + "base-uri=" + simulator.baseUri());
    }

    /** Else it stops at a full pipe. */
    private static void drain(BufferedReader output, Queue<String> to) {
        var thread = new Thread(() -> output.lines().forEach(to::add), "output");
        thread.setDaemon(true);
        thread.start();
    }

    URI resolve(String path) {
        return address.resolve(path);
    }

    /** The partner's token, if it has one. */
    Optional<String> call(String partner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(resolve("/call/" + partner)).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
    }

    /** What it has logged. */
    String logged() {
        return String.join("\n", output);
    }

    /** Puts its clocks to a time after its start; from then on a minute takes so long. */
    void clock(Duration sinceStart, Duration minute) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(resolve("/clock/" + sinceStart + "/" + minute))
                        .POST(BodyPublishers.noBody())
                        .build();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 204) {
            throw new IOException("status " + status);
        }
    }

    /** What Prometheus is told. */
    String scrape() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(resolve(Prometheus.PATH)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
