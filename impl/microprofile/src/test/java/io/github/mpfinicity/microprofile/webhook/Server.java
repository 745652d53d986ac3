package io.github.mpfinicity.microprofile.webhook;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The REST implementation of the class path, with resources of a test. */
final class Server implements AutoCloseable {
    /** What has to be registered where no features are loaded as services. */
    private static final String REGISTERED = "mpfinicity.tck.webhook-filter";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SeBootstrap.Instance running;
    private final URI address;

    private Server(SeBootstrap.Instance running, URI address) {
        this.running = running;
        this.address = address;
    }

    static Server with(Class<?>... classes) throws Exception {
        int port = freePort();
        var where =
                SeBootstrap.Configuration.builder()
                        .protocol("HTTP")
                        .host("localhost")
                        .port(port)
                        .rootPath("/hooks")
                        .build();
        var instance =
                SeBootstrap.start(new Resources(Set.of(classes)), where)
                        .toCompletableFuture()
                        .join();
        return new Server(instance, URI.create("http://localhost:" + port + "/hooks/"));
    }

    /** The status; without a signature if that is null. */
    int post(String path, byte[] body, @Nullable String signature) throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Finicity-Signature", signature);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        running.stop().toCompletableFuture().join();
    }

    /** The implementations do not agree on how to be asked for any port. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** No path of its own: they do not agree on that one either. */
    public static final class Resources extends Application {
        private final Set<Class<?>> classes;

        Resources(Set<Class<?>> classes) {
            this.classes = new HashSet<>(classes);
            if (System.getProperty(REGISTERED) != null) {
                this.classes.add(WebhookFilter.class);
            }
        }

        @Override
        public Set<Class<?>> getClasses() {
            return classes;
        }
    }
}
