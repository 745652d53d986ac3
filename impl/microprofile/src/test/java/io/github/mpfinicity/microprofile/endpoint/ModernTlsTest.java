package io.github.mpfinicity.microprofile.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.config.Transport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers run in JVMs of their own, because the bans of a JVM can be lifted only at its start. */
@Timeout(120)
class ModernTlsTest {
    private static final List<Exchange.Factory> ENGINES =
            List.of(RestClientExchange::open, JdkExchange::open);

    @TempDir static Path folder;
    private static Path localhost = Path.of("");

    @BeforeAll
    static void makeCertificate() throws Exception {
        localhost = Certificates.keyStore(folder, "dns:localhost,ip:127.0.0.1");
    }

    /** The control shows that it is our doing, and not the platform's. */
    @Test
    void serverOfTls11Only_refusedThoughTheJvmWouldNot() throws Exception {
        try (var server = new Server(localhost, "TLSv1.1")) {
            assertThat(lines("control", server.port, 1)).containsExactly("TLSv1.1");
            assertThat(lines("gateway", server.port, 2))
                    .allSatisfy(outcome -> assertThat(outcome).startsWith("NotSent["));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void modernServer_reached(String protocol) throws Exception {
        try (var server = new Server(localhost, protocol)) {
            for (Exchange.Factory engine : ENGINES) {
                assertThat(TlsProcess.outcome(engine, server.uri("localhost"), localhost))
                        .isEqualTo(new Outcome.RegionRefused(403));
            }
        }
    }

    @Test
    void certificateOfAnotherHost_notSent() throws Exception {
        Path elsewhere = Certificates.keyStore(folder, "dns:elsewhere.example");
        try (var server = new Server(elsewhere, "TLSv1.3")) {
            for (Exchange.Factory engine : ENGINES) {
                assertThat(TlsProcess.outcome(engine, server.uri("localhost"), elsewhere))
                        .isInstanceOf(Outcome.NotSent.class);
            }
        }
    }

    @Test
    void certificateNobodyKnows_notSent() throws Exception {
        try (var server = new Server(localhost, "TLSv1.3")) {
            Settings settings =
                    Settings.load(TestConfig.of("finicity.base-uri", server.uri("localhost")));
            for (Exchange.Factory engine : ENGINES) {
                try (var gateway = new RestPartnerGateway(settings, Clocks.system(), engine)) {
                    assertThat(gateway.authenticate(GatewayFixture.CREDENTIALS))
                            .isInstanceOf(Outcome.NotSent.class);
                }
            }
        }
    }

    @Test
    void whateverComesOutOfTheContext_modernOnly() throws Exception {
        SSLContext context =
                ModernTls.context(new Transport(Duration.ofSeconds(1), null, null, null));
        String[] modern = {"TLSv1.3", "TLSv1.2"};
        assertThat(context.getSupportedSSLParameters().getProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context.getDefaultSSLParameters().getProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context.createSSLEngine().getEnabledProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context.createSSLEngine("localhost", 1).getEnabledProtocols())
                .containsExactlyInAnyOrder(modern);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            assertThat(socket.getEnabledProtocols()).containsExactlyInAnyOrder(modern);
        }
        assertThat(ModernTls.modern(new String[] {"TLSv1", "TLSv1.3", "SSLv2Hello"}))
                .containsExactly("TLSv1.3");
    }

    private static List<String> lines(String role, int port, int count) throws Exception {
        Process process =
                TlsProcess.start(folder, role, localhost.toString(), String.valueOf(port));
        try (BufferedReader out = reader(process)) {
            return count == 1
                    ? List.of(TlsProcess.answer(out))
                    : List.of(TlsProcess.answer(out), TlsProcess.answer(out));
        } finally {
            process.destroy();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Speaks one version only. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final int port;

        Server(Path keyStore, String protocol) throws Exception {
            process = TlsProcess.start(folder, "server", keyStore.toString(), protocol);
            port = Integer.parseInt(TlsProcess.answer(reader(process)));
        }

        private String uri(String host) {
            return "https://" + host + ":" + port;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
