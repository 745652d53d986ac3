package io.github.mpfinicity.tck.se;

import io.github.mpfinicity.tck.webhook.Endpoints;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.util.HashSet;
import java.util.Set;
import org.jboss.arquillian.container.spi.event.container.BeforeUnDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;

/**
 * A server of the REST implementation on the class path, with the suite's endpoints: from the time
 * that a test asks for its address until the application ends. Arquillian uses one thread.
 */
public final class HttpServer {
    /** What the runner of a server that loads no features as services has to register. */
    private static final String REGISTERED = "mpfinicity.tck.webhook-filter";

    private static SeBootstrap.Instance running;
    private static URL address;

    static URL address() {
        if (running == null) {
            start();
        }
        return address;
    }

    /** With the application, whose settings and beans the endpoints use. */
    void stop(@Observes BeforeUnDeploy event) {
        if (running != null) {
            running.stop().toCompletableFuture().join();
            running = null;
        }
    }

    private static void start() {
        int port = freePort();
        var where =
                SeBootstrap.Configuration.builder()
                        .protocol("HTTP")
                        .host("localhost")
                        .port(port)
                        .rootPath("/" + Endpoints.PATH)
                        .build();
        running = SeBootstrap.start(new Registered(), where).toCompletableFuture().join();
        try {
            address = URI.create("http://localhost:" + port + "/").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The implementations do not agree on how to be asked for any port. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a server", e);
        }
    }

    /** The endpoints, with no path of their own: they do not agree on that one either. */
    public static final class Registered extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = new HashSet<>(new Endpoints().getClasses());
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
