package io.github.mpfinicity.quarkus.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/** The application in dev mode. Its port is set by the build. */
final class DevMode {
    private static final String SERVER =
            "localhost:" + Integer.getInteger("quarkus.http.port", 8080);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private DevMode() {}

    static HttpResponse<String> get(String path) throws Exception {
        return get(URI.create("http://" + SERVER + path));
    }

    static HttpResponse<String> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** All threads, those of the client above included. */
    static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    static URI socket(String path) {
        return URI.create("ws://" + SERVER + path);
    }
}
