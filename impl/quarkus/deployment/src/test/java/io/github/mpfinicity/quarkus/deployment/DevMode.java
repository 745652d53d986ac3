package io.github.mpfinicity.quarkus.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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

    /** What the card of the Dev UI gets. */
    static String ask(String method) {
        var answer = new CompletableFuture<String>();
        var listener =
                new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(
                            WebSocket socket, CharSequence part, boolean last) {
                        text.append(part);
                        socket.request(1);
                        if (last && text.indexOf("\"id\"") >= 0) {
                            answer.complete(text.toString());
                        }
                        return CompletableFuture.completedStage(null);
                    }
                };
        var socket =
                HTTP.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://" + SERVER + "/q/dev-ui/json-rpc-ws"), listener)
                        .join();
        socket.sendText(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"params\":{},\"method\":\"mp-finicity-quarkus_"
                                + method
                                + "\"}",
                        true)
                .join();
        String text = answer.join();
        socket.abort();
        return text;
    }
}
