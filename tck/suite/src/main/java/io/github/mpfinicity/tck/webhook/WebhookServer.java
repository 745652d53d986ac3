package io.github.mpfinicity.tck.webhook;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * A server of the REST implementation on the class path, with nothing registered but resources. For
 * runners on Java SE.
 */
final class WebhookServer implements AutoCloseable {
    /** What the runner of a server that loads no features as services has to register. */
    private static final String REGISTERED = "mpfinicity.tck.webhook-filter";

    private final SeBootstrap.Instance server;
    private final URI address;

    private final Events.Held held;

    private WebhookServer(SeBootstrap.Instance server, URI address, Events.Held held) {
        this.server = server;
        this.held = held;
        this.address = address;
    }

    static WebhookServer start() {
        var held = Events.restart();
        int port = freePort();
        var where =
                SeBootstrap.Configuration.builder()
                        .protocol("HTTP")
                        .host("localhost")
                        .port(port)
                        .rootPath("/")
                        .build();
        var started = SeBootstrap.start(new Resources(), where).toCompletableFuture().join();
        return new WebhookServer(started, URI.create("http://localhost:" + port + "/"), held);
    }

    URI at(String path) {
        return address.resolve(path);
    }

    /** The gate of the deliveries that ask to be held. */
    Events.Held held() {
        return held;
    }

    @Override
    public void close() {
        held.release();
        server.stop().toCompletableFuture().join();
    }

    /** The implementations do not agree on how to be asked for any port. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a server", e);
        }
    }

    /** Lists its classes, so that nothing is scanned. */
    public static final class Resources extends Application {
        /** For the server. */
        public Resources() {}

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes =
                    new HashSet<>(Set.of(AcmeEvents.class, Events.class, MarkedEvents.class));
            String more = System.getProperty(REGISTERED);
            if (more != null) {
                classes.add(load(more));
            }
            return classes;
        }

        private static Class<?> load(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(REGISTERED + " names no class", e);
            }
        }
    }
}
