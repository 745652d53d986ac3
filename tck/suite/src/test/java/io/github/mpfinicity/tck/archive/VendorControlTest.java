package io.github.mpfinicity.tck.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.tck.probe.WireFault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VendorControlTest {
    @Test
    void questionThatFails_reasonIsAnswered() throws Exception {
        var answer = ask(VendorControl.open(), "error-NOSHAPE");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("NOSHAPE");
    }

    @Test
    void nothingSentThatCouldBeReleased_reasonIsAnswered() throws Exception {
        var control = VendorControl.open(Duration.ZERO);
        assertThat(ask(control, "hold").statusCode()).isEqualTo(200);

        var answer = ask(control, "release");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("no authentication came");
    }

    /** The loopback address of such a JVM is another one than the servers announce. */
    @Test
    void jvmThatPrefersIpv6_serversReachedAtTheirAddresses() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-Djava.net.preferIPv6Addresses=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Servers.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try (var printed = process.getInputStream()) {
            assertThat(new String(printed.readAllBytes(), UTF_8))
                    .contains("status 307, status 200");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Asks both kinds of servers. */
    static final class Servers {
        public static void main(String[] none) {
            var control = VendorControl.open();
            var raw = RawServer.open(WireFault.REDIRECT, control.elsewhere());
            URI question = control.address().resolve("/authentications");
            System.out.println(status(raw.address()) + ", " + status(question));
            System.exit(0);
        }

        private static String status(URI address) {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setInstanceFollowRedirects(false);
                return "status " + connection.getResponseCode();
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    private static HttpResponse<String> ask(VendorControl control, String question)
            throws Exception {
        var request = HttpRequest.newBuilder(control.address().resolve("/" + question)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
