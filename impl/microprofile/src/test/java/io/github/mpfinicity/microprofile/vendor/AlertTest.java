package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says with an alert depends on when, and not on what it says. */
@Timeout(120)
class AlertTest extends GatewayFixture {
    @TempDir static Path folder;
    private static Path localhost = Path.of("");

    @BeforeAll
    static void makeCertificate() throws Exception {
        localhost = Certificates.keyStore(folder, "dns:localhost,ip:127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void afterTheRequestWasRead_anyAlertCounts(String protocol) throws Exception {
        Process process = LaxProcess.start(folder, "alerts", localhost.toString(), protocol);
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
                HttpPartnerGateway gateway = trusting(LaxProcess.answer(out))) {
            int all = Integer.parseInt(LaxProcess.answer(out));
            assertThat(all).isGreaterThan(2 * 30);
            for (int sent = 1; sent <= all; sent++) {
                Outcome outcome =
                        sent % 2 == 1
                                ? gateway.authenticate(CREDENTIALS)
                                : gateway.changeSecret(CREDENTIALS, NEXT, GracePeriod.NONE);
                String alert = LaxProcess.answer(out);
                assertThat(alert).endsWith(" " + sent);
                assertThat(outcome).as(alert).isInstanceOf(Outcome.Unknown.class);
            }
        } finally {
            process.destroy();
        }
    }

    @Test
    void insteadOfAHandshake_noAlertCounts() throws Exception {
        for (int alert = 0; alert < 256; alert++) {
            byte[] record = {0x15, 3, 3, 0, 2, 2, (byte) alert};
            assertThat(answered(record)).as("alert %d", alert).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void handshakeBreaksOff_notSent() throws Exception {
        assertThat(answered(new byte[0])).isInstanceOf(Outcome.NotSent.class);
        assertThat(answered("HTTP/1.1 400 no TLS here\r\n\r\n".getBytes(UTF_8)))
                .isInstanceOf(Outcome.NotSent.class);
        assertThat(answered(new byte[] {0x16, 3, 3, 0, 9})).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void handshakeHangs_notSent() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("https://localhost:" + silent.getLocalPort());
            assertThat(authenticate(uri, QUICK)).isInstanceOf(Outcome.NotSent.class);
        }
    }

    /** Reads a ClientHello, writes this and closes. */
    private Outcome answered(byte[] bytes) throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> answer(server, bytes));
            thread.setDaemon(true);
            thread.start();
            return authenticate(URI.create("https://localhost:" + server.getLocalPort()));
        }
    }

    private static void answer(ServerSocket server, byte[] bytes) {
        try (Socket socket = server.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(3);
            in.skipNBytes(in.readUnsignedShort());
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The client went away.
        }
    }

    private HttpPartnerGateway trusting(String port) throws Exception {
        return gateway(
                URI.create("https://localhost:" + port),
                "finicity-auth/mp-rest/trustStore",
                Certificates.trustStore(localhost).toUri().toString(),
                "finicity-auth/mp-rest/trustStorePassword",
                Certificates.PASSWORD);
    }
}
