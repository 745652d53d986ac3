package io.github.mpfinicity.simulator.relay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a simulator on its own loopback port, and fails at the level of
 * sockets, where an HTTP server cannot.
 *
 * <pre>{@code
 * try (var relay = FaultRelay.to(simulator.baseUri())) {
 *     relay.mode(RelayMode.LOSE_REPLY);
 *     // a client of relay.uri() is counted by the simulator, and hears nothing
 * }
 * }</pre>
 *
 * <p>Each request follows the present mode, also on a connection that is kept alive. In front of
 * https the relay can judge only whole connections: it does not accept the modes that must know a
 * request's end, and {@link #requestsForwarded()} stays 0. It does not support requests with {@code
 * Expect: 100-continue}. Thread-safe; all threads are daemons and end on close.
 */
public final class FaultRelay implements AutoCloseable {

    private final URI upstream;
    private final Listener listener;
    private final Set<RelayedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger forwarded = new AtomicInteger();
    private volatile Plan plan = Plan.forAll(RelayMode.PASS);

    private FaultRelay(URI upstream) throws IOException {
        this.upstream = upstream;
        this.listener = new Listener(this::accept);
    }

    /**
     * Starts a relay in mode {@link RelayMode#PASS} on a free port.
     *
     * @param upstream scheme, host and port of the server
     * @return the relay, to be closed
     */
    public static FaultRelay to(URI upstream) {
        requireNonNull(upstream.getHost(), "upstream needs a host");
        if (upstream.getPort() < 0) {
            throw new IllegalArgumentException("upstream needs a port: " + upstream);
        }
        try {
            return new FaultRelay(upstream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the upstream's scheme with the relay's address and port} The URI stays the same
     * while the relay refuses connections.
     */
    public URI uri() {
        return URI.create(upstream.getScheme() + "://127.0.0.1:" + listener.port());
    }

    /**
     * Changes what happens to requests of one kind from now on; all others pass.
     *
     * <pre>{@code
     * relay.mode(RelayMode.LOSE_REPLY, "PUT", "/aggregation/v2/partners/authentication");
     * }</pre>
     *
     * @param next the mode
     * @param method the HTTP method of the kind
     * @param path its path, without the query
     * @return this
     * @throws IllegalArgumentException if the upstream is https, or if the mode looks at no request
     */
    public synchronized FaultRelay mode(RelayMode next, String method, String path) {
        if (!next.readsRequests()) {
            throw new IllegalArgumentException(next + " cannot tell one request from another");
        }
        if (encrypted()) {
            throw new IllegalArgumentException(
                    "a mode for one method needs an http upstream, not " + upstream);
        }
        return follow(new Plan(next, method, path));
    }

    /**
     * Changes what happens to all requests from now on.
     *
     * @param next the mode
     * @return this
     * @throws IllegalArgumentException if the mode needs plain http and the upstream is https
     */
    public synchronized FaultRelay mode(RelayMode next) {
        if (next.needsPlainHttp() && encrypted()) {
            throw new IllegalArgumentException(next + " needs an http upstream, not " + upstream);
        }
        return follow(Plan.forAll(next));
    }

    private FaultRelay follow(Plan next) {
        plan = next;
        try {
            if (next.mode() == RelayMode.REFUSE) {
                listener.refuse();
                open.forEach(RelayedConnection::close);
            } else {
                listener.listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** {@return the number of connections accepted so far, whatever became of them} */
    public int connections() {
        return connections.get();
    }

    /** {@return the number of requests handed on to the server so far} */
    public int requestsForwarded() {
        return forwarded.get();
    }

    /** Stops listening and closes all connections. */
    @Override
    public synchronized void close() {
        // The mode also ends a connection that is being accepted right now.
        plan = Plan.forAll(RelayMode.REFUSE);
        listener.close();
        open.forEach(RelayedConnection::close);
    }

    boolean encrypted() {
        return "https".equalsIgnoreCase(upstream.getScheme());
    }

    Plan plan() {
        return plan;
    }

    void countForwarded() {
        forwarded.incrementAndGet();
    }

    void connect(Socket socket) throws IOException {
        socket.connect(new InetSocketAddress(upstream.getHost(), upstream.getPort()));
        socket.setTcpNoDelay(true);
    }

    void ended(RelayedConnection connection) {
        open.remove(connection);
    }

    private void accept(Socket client) {
        connections.incrementAndGet();
        var connection = new RelayedConnection(this, client);
        open.add(connection);
        var mode = plan.mode();
        if (mode == RelayMode.RESET_BEFORE_READ) {
            connection.reset();
        } else if (mode == RelayMode.REFUSE) {
            connection.close();
        } else {
            connection.start();
        }
    }
}
