package io.github.mpfinicity.microprofile.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.ApiError;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.PermanentApiException;
import io.github.mpfinicity.TemporaryApiException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the callers of a resource see that catches nothing. */
class ProblemsTest {
    /** Fails as it is told. */
    @Path("")
    public static final class Failing {
        @GET
        @Path("{kind}")
        public String fail(@PathParam("kind") String kind) {
            Response answer =
                    Response.status(404).header("X-Inside", "yes").entity("INSIDE body").build();
            throw switch (kind) {
                case "permanent" ->
                        new PermanentApiException("INSIDE", answer, error(Optional.empty()));
                case "temporary" ->
                        new TemporaryApiException(
                                "INSIDE", answer, error(Optional.of(Duration.ofMillis(1500))));
                case "unavailable" ->
                        new FinicityUnavailableException("INSIDE", Duration.ofSeconds(9));
                case "credentials" -> new CredentialsRejectedException("INSIDE");
                default -> new IllegalArgumentException(kind);
            };
        }

        private static ApiError error(Optional<Duration> retryAfter) {
            return new ApiError(
                    404,
                    Optional.of("14001"),
                    Optional.of("INSIDE"),
                    ErrorGroup.NOT_FOUND,
                    Optional.empty(),
                    Map.of(),
                    LibraryAction.NONE,
                    retryAfter);
        }
    }

    @Test
    void byDefault_noInternalsLeave() throws Exception {
        try (var server = new Server(Set.of(Failing.class))) {
            for (String kind : Set.of("permanent", "temporary", "unavailable", "credentials")) {
                HttpResponse<String> seen = server.get(kind);
                assertThat(seen.body()).as(kind).doesNotContain("INSIDE");
                assertThat(seen.headers().map()).as(kind).doesNotContainKey("X-Inside");
            }
        }
    }

    @Test
    void askedFor_problemsWithoutInternals() throws Exception {
        try (var server = new Server(Set.of(Failing.class, FinicityProblems.class))) {
            assertProblem(server.get("permanent"), 502, null);
            assertProblem(server.get("temporary"), 503, "2");
            assertProblem(server.get("unavailable"), 503, "9");
            assertProblem(server.get("credentials"), 502, null);
        }
    }

    private static void assertProblem(HttpResponse<String> seen, int status, String retryAfter) {
        assertThat(seen.statusCode()).isEqualTo(status);
        assertThat(seen.body()).contains("\"status\":" + status).doesNotContain("INSIDE");
        assertThat(seen.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(seen.headers().firstValue("Retry-After"))
                .isEqualTo(Optional.ofNullable(retryAfter));
    }

    /** The Jakarta REST implementation of the class path. */
    private static final class Server implements AutoCloseable {
        private final int port = freePort();
        private final SeBootstrap.Instance running;

        Server(Set<Class<?>> classes) throws IOException {
            var application =
                    new Application() {
                        @Override
                        public Set<Class<?>> getClasses() {
                            return classes;
                        }
                    };
            var where =
                    SeBootstrap.Configuration.builder()
                            .protocol("HTTP")
                            .host("localhost")
                            .port(port)
                            .rootPath("/app")
                            .build();
            running = SeBootstrap.start(application, where).toCompletableFuture().join();
        }

        HttpResponse<String> get(String path) throws Exception {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/app/" + path))
                            .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            running.stop().toCompletableFuture().join();
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
