package io.github.mpfinicity.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Map;

/** Serves the page, beside the vendor's paths. Thread-safe. */
public final class SimulatorPage implements HttpHandler {

    /** The page and what is below it. The vendor has no such path. */
    public static final String ROOT = "/_simulator";

    /** Where the page is. */
    public static final String PATH = ROOT + "/";

    private static final String TEXT = "text/plain";
    private static final Map<String, String> FILES =
            Map.of("page.html", "text/html", "page.css", "text/css", "page.js", "text/javascript");

    // The page needs nothing but itself, nobody may frame it, and no text in it can be a script.
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                            + " img-src data:; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    private final Buttons buttons;
    private final PageState state;
    private final ExchangeLog exchanges;

    /**
     * Makes the page.
     *
     * @param controls what its buttons move
     * @param exchanges the requests that it shows
     */
    public SimulatorPage(Controls controls, ExchangeLog exchanges) {
        this.exchanges = requireNonNull(exchanges, "exchanges");
        this.buttons = new Buttons(controls, exchanges, new SecureRandom());
        this.state = new PageState(controls, exchanges);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            var headers = exchange.getRequestHeaders();
            var refusal = PageGuard.refusal(exchange.getRequestMethod(), headers::getFirst);
            if (refusal.isPresent()) {
                send(exchange, 403, TEXT, refusal.get());
                return;
            }
            var path = exchange.getRequestURI().getPath();
            answer(exchange, path.startsWith(PATH) ? path.substring(PATH.length()) : path);
        } catch (InterruptedException e) {
            // The simulator is closed: only closing the exchange is left to do.
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path)
            throws IOException, InterruptedException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> press(exchange, path);
            case "GET" -> show(exchange, path.isEmpty() ? "page.html" : path);
            default -> send(exchange, 405, TEXT, "The page knows GET and POST.");
        }
    }

    private void press(HttpExchange exchange, String path) throws IOException {
        var done = buttons.press(path);
        send(
                exchange,
                done.isPresent() ? 200 : 404,
                TEXT,
                done.orElse("The page has no such button."));
    }

    private void show(HttpExchange exchange, String path) throws IOException, InterruptedException {
        if (path.equals("ready")) {
            send(exchange, 200, TEXT, "ready");
        } else if (path.equals("events")) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            new EventStream(state, exchanges).writeTo(exchange.getResponseBody());
        } else if (path.equals(ROOT)) {
            exchange.getResponseHeaders().set("Location", PATH);
            send(exchange, 302, TEXT, "The page is at " + PATH);
        } else if (FILES.containsKey(path)) {
            send(exchange, 200, FILES.get(path), file(path));
        } else {
            send(exchange, 404, TEXT, "The page has no such part.");
        }
    }

    private static String file(String name) {
        try (var in = SimulatorPage.class.getResourceAsStream(name)) {
            return new String(requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        var bytes = (text.endsWith("\n") ? text : text + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
