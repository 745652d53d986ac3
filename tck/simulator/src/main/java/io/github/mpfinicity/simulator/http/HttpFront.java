package io.github.mpfinicity.simulator.http;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.simulator.recording.RecordedBody;
import io.github.mpfinicity.simulator.recording.RequestLine;
import io.github.mpfinicity.simulator.recording.RequestLog;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Records requests and sends the vendor's replies. Thread-safe. */
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final HttpServer server;
    private final RequestLog requests;
    private final Reception vendor;
    private final ExecutorService threads;

    /**
     * Starts to serve.
     *
     * @param server bound, not started
     * @param requests records the requests
     * @param vendor answers them
     */
    public HttpFront(HttpServer server, RequestLog requests, Reception vendor) {
        this.server = requireNonNull(server, "server");
        this.requests = requireNonNull(requests, "requests");
        this.vendor = requireNonNull(vendor, "vendor");
        // The pool is unbounded: a caller held by a fault must not keep another from being served.
        this.threads = Executors.newCachedThreadPool(new ServerThreads());
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Serves something else than the vendor, without recording it.
     *
     * @param path and what is below it
     * @param handler called by a thread of its own for each request
     */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** {@return the port where the server listens} */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Closes all connections and interrupts the threads that still serve. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            send(answer(exchange), exchange);
        } catch (InterruptedException e) {
            // Only closing the exchange is left to do.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client went away", e);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException, InterruptedException {
        var line = new RequestLine(exchange.getRequestMethod(), exchange.getRequestURI());
        var body = RecordedBody.read(exchange.getRequestBody());
        var request = requests.record(line, exchange.getRequestHeaders(), body);
        try {
            return vendor.receive(request);
        } catch (RuntimeException | Error e) {
            // The test's own fault failed: a visible 500 is better than a silent end.
            LOG.log(Level.WARNING, "answering " + request + " failed", e);
            return Reply.of(500, "text/plain;charset=UTF-8", "the simulator failed: " + e);
        }
    }

    private static void send(Reply reply, HttpExchange exchange)
            throws IOException, InterruptedException {
        if (reply.status() == Reply.NONE.status()) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var length = bodyLength(reply, exchange);
        exchange.sendResponseHeaders(reply.status(), length);
        if (length != NO_BODY) {
            reply.body().writeTo(exchange.getResponseBody());
            exchange.getResponseBody().close();
        }
    }

    private static long bodyLength(Reply reply, HttpExchange exchange) {
        var length = reply.body().length();
        var without =
                length == 0
                        || exchange.getRequestMethod().equals("HEAD")
                        || reply.status() == 204
                        || reply.status() == 304;
        if (without) {
            return NO_BODY;
        }
        return length < 0 ? CHUNKED : length;
    }
}
