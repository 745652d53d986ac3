package io.github.mpfinicity.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Serves the page, beside the vendor's paths. Thread-safe. */
public final class SimulatorPage implements HttpHandler {

    /** Where the page is. The vendor has no such path. */
    public static final String PATH = "/_simulator/";

    /** Makes the page. */
    public SimulatorPage() {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var refusal = PageGuard.refusal(exchange.getRequestMethod(), headers::getFirst);
            if (refusal.isPresent()) {
                send(exchange, 403, refusal.get());
            } else if (exchange.getRequestURI().getPath().equals(PATH + "ready")) {
                send(exchange, 200, "ready");
            } else {
                send(exchange, 404, "not here");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = (text + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
