package io.github.mpfinicity.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor that keeps nothing: each call is answered at once, authentications after a time. */
final class ImmediateServer implements AutoCloseable {
    private static final byte[] TOKEN = "{\"token\":\"0123456789abcdef0123\"}".getBytes(UTF_8);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile Duration pause = Duration.ZERO;

    ImmediateServer() throws IOException {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers authentications so late. */
    void pause(Duration time) {
        pause = time;
    }

    /** The settings of an application with the clients of {@link Clients}. */
    Map<String, String> settings() {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "finicity.app-key", "00112233445566778899aabbccddeeff",
                "finicity.partner-id", "2445500000017",
                "finicity.partner-secret", "SimulatedSecret12345",
                "finicity.base-uri", base,
                "clients/mp-rest/url", base);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            Thread.sleep(pause.toMillis());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, TOKEN.length);
            exchange.getResponseBody().write(TOKEN);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
