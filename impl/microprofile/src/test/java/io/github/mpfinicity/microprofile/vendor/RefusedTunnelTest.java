package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.Outcome;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that makes no tunnel has kept everything from the vendor. */
@Timeout(60)
class RefusedTunnelTest extends GatewayFixture {
    private static final URI VENDOR = URI.create("https://vendor.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\n{}",
                "407 X\r\nContent-Length: 0\r\n\r\n",
                "407 X\r\nProxy-Authenticate: Negotiate\r\nConnection: close\r\n\r\n",
                "403 X\r\nContent-Length: 0\r\n\r\n",
                "502 X\r\nContent-Length: 5\r\n\r\nhello",
                "302 X\r\nLocation: https://login.example/\r\nContent-Length: 0\r\n\r\n"
            })
    void refused_notSentAndSaidByWhom(String answer) throws Exception {
        try (var proxy =
                new RawVendor((socket, number) -> RawVendor.write(socket, "HTTP/1.1 " + answer))) {
            String address = proxy.uri().getAuthority();
            assertThat(authenticate(VENDOR, "finicity-auth/mp-rest/proxyAddress", address))
                    .isEqualTo(
                            new Outcome.NotSent(
                                    "the proxy "
                                            + address
                                            + " refused the connection with status "
                                            + answer.substring(0, 3)));
            assertThat(proxy.requests).hasValue(1);
        }
    }

    @Test
    void dropped_notSent() throws Exception {
        try (var proxy = new RawVendor((socket, number) -> socket.close())) {
            assertThat(through(proxy)).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void droppedAfterTheTunnelWasMade_notSent() throws Exception {
        RawVendor.Behaviour drop =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
                    socket.close();
                };
        try (var proxy = new RawVendor(drop)) {
            assertThat(through(proxy)).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n\r\n"})
    void hangs_notSent(String beginning) throws Exception {
        try (var proxy = new RawVendor((socket, number) -> RawVendor.write(socket, beginning))) {
            assertThat(through(proxy, QUICK)).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void proxyMoves_askedAtItsNewAddress(@TempDir Path folder) throws Exception {
        Process process = LaxProcess.start(folder, "moved");
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(LaxProcess.answer(out)).contains("NotSent", "ConnectException");
            assertThat(LaxProcess.answer(out))
                    .contains("NotSent", "refused the connection with status 403");
        } finally {
            process.destroy();
        }
    }

    /** Tells the outcomes of a proxy whose name has an old address first, and then its own. */
    static void authenticateThroughMovedProxy() throws Exception {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
        Files.writeString(hosts, "127.0.0.2 proxy.test\n");
        RawVendor.Behaviour refuse =
                (socket, number) ->
                        RawVendor.write(socket, "HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n");
        try (var proxy = new RawVendor(refuse);
                HttpPartnerGateway gateway =
                        new RefusedTunnelTest()
                                .gateway(
                                        VENDOR,
                                        "finicity-auth/mp-rest/proxyAddress",
                                        "proxy.test:" + proxy.uri().getPort())) {
            LaxProcess.answer(gateway.authenticate(CREDENTIALS).toString());
            Files.writeString(hosts, "127.0.0.1 proxy.test\n");
            LaxProcess.answer(gateway.authenticate(CREDENTIALS).toString());
        }
    }

    @Test
    void vendorsOwn407_isAnAnswer() {
        assertThat(authenticateAt(407, "")).isEqualTo(new Outcome.Unexplained(407, null));
    }

    private Outcome through(RawVendor proxy, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 2);
        settings[more.length] = "finicity-auth/mp-rest/proxyAddress";
        settings[more.length + 1] = proxy.uri().getAuthority();
        return authenticate(VENDOR, settings);
    }
}
