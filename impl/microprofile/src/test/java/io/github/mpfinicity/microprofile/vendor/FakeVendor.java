package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request the same way and remembers them. */
final class FakeVendor implements AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeVendor(int status, Map<String, String> headers, byte[] body) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", http -> answer(http, status, headers, body));
        server.start();
    }

    static FakeVendor answering(int status, String body) {
        return new FakeVendor(status, Map.of(), body.getBytes(UTF_8));
    }

    private void answer(HttpExchange http, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        try (http) {
            String sent = new String(http.getRequestBody().readAllBytes(), UTF_8);
            String method = http.getRequestMethod();
            requests.add(new Request(method, http.getRequestURI(), http.getRequestHeaders(), sent));
            headers.forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Request(String method, URI uri, Headers headers, String body) {}
}
