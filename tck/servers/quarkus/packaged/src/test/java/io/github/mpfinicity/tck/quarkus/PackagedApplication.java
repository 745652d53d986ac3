package io.github.mpfinicity.tck.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as a process of its own, with one event loop for all it does. */
final class PackagedApplication implements AutoCloseable {
    static final Path FILE = Path.of(System.getProperty("quarkus.application"));
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    private final Process process;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PackagedApplication(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static PackagedApplication start(FinicitySimulator simulator, String... settings)
            throws IOException {
        Process process = launch(simulator, simulator.baseUri(), settings);
        BufferedReader output = process.inputReader(UTF_8);
        var seen = new StringBuilder();
        String line = output.readLine();
        while (line != null) {
            seen.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output);
                return new PackagedApplication(process, URI.create(listening.group(1)));
            }
            line = output.readLine();
        }
        process.destroyForcibly();
        throw new IOException("does not listen:\n" + seen);
    }

    /** With further options, which count where one was given before. */
    static Process launch(FinicitySimulator simulator, URI baseUri, String... more)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=0");
        command.add("-Dquarkus.vertx.event-loops-pool-size=1");
        command.add("-Dfinicity.app-key=" + simulator.partner().appKey());
        command.add("-Dfinicity.partner-id=" + simulator.partner().id());
        command.add("-Dfinicity.partner-secret=" + simulator.partner().secret());
        command.add("-Dfinicity.base-uri=" + baseUri);
        // It has webhooks of a partner whom few of the tests know.
        command.add("-Dfinicity.startup=unchecked");
        // Long enough for a machine with other things to do; a caller who waits misses its token.
        command.add("-Dfinicity.deadline=PT44S");
        command.add("-Dfinicity.token.wait=PT10M");
        command.add("-Dannotated/mp-rest/url=" + baseUri);
        command.add("-Dconfigured/mp-rest/url=" + baseUri);
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", FILE.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FINICITY_"));
        return builder.redirectErrorStream(true).start();
    }

    /** Else it stops at a full pipe. */
    private static void drain(BufferedReader output) {
        var thread = new Thread(() -> output.lines().forEach(System.out::println), "output");
        thread.setDaemon(true);
        thread.start();
    }

    URI resolve(String path) {
        return address.resolve(path);
    }

    CompletableFuture<String> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(resolve(path)).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    String get(String path) {
        return ask(path).join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
