package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.config.Transport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers run in JVMs of their own, because the bans of a JVM can be lifted only at its start. */
@Timeout(120)
class ModernTlsTest {
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
            assertThat(answer("control", server.port)).isEqualTo("TLSv1.1");
            assertThat(answer("gateway", server.port)).startsWith("NotSent[");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void modernServer_reached(String protocol) throws Exception {
        try (var server = new Server(localhost, protocol)) {
            assertThat(LaxProcess.outcome(server.uri("localhost"), localhost))
                    .isEqualTo(new Outcome.RegionRefused(403));
        }
    }

    @Test
    void certificateOfAnotherHost_notSent() throws Exception {
        Path elsewhere = Certificates.keyStore(folder, "dns:elsewhere.example");
        try (var server = new Server(elsewhere, "TLSv1.3")) {
            assertThat(LaxProcess.outcome(server.uri("localhost"), elsewhere))
                    .isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void certificateNobodyKnows_notSent() throws Exception {
        try (var server = new Server(localhost, "TLSv1.3")) {
            Settings settings = TestConfig.settings("finicity.base-uri", server.uri("localhost"));
            try (var gateway = new HttpPartnerGateway(settings, Clocks.system())) {
                assertThat(gateway.authenticate(GatewayFixture.CREDENTIALS))
                        .isInstanceOf(Outcome.NotSent.class);
            }
        }
    }

    @Test
    void whateverComesOutOfTheContext_modernOnly() {
        String[] modern = {"TLSv1.3", "TLSv1.2"};
        assertThat(context().getSupportedSSLParameters().getProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context().getDefaultSSLParameters().getProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context().createSSLEngine().getEnabledProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThat(context().createSSLEngine("localhost", 1).getEnabledProtocols())
                .containsExactlyInAnyOrder(modern);
        assertThatThrownBy(context()::getSocketFactory)
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(ModernTls.modern(new String[] {"TLSv1", "TLSv1.3", "SSLv2Hello"}))
                .containsExactly("TLSv1.3");
    }

    @Test
    void secondConnection_refused() {
        SSLContext context = context();
        context.createSSLEngine("localhost", 1);
        assertThatThrownBy(() -> context.createSSLEngine("localhost", 1))
                .hasRootCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(context::createSSLEngine).isInstanceOf(UncheckedIOException.class);
    }

    /** The JDK's client sets none if a system property says so. */
    @Test
    void parametersWithoutIdentification_getIt() {
        var engine = context().createSSLEngine("localhost", 1);
        engine.setSSLParameters(new SSLParameters());
        assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
    }

    @Test
    void certificateOfAnotherHostThoughTheJvmWouldNotLook_notSent() throws Exception {
        Path elsewhere = Certificates.keyStore(folder, "dns:other.example");
        try (var server = new Server(elsewhere, "TLSv1.3")) {
            assertThat(answer("blind", elsewhere, server.port)).startsWith("NotSent[");
        }
    }

    private static SSLContext context() {
        return ModernTls.of(new Transport(Duration.ofSeconds(1), null, null, null))
                .forOneConnection(new Departure());
    }

    private static String answer(String role, int port) throws Exception {
        return answer(role, localhost, port);
    }

    private static String answer(String role, Path trusted, int port) throws Exception {
        Process process = LaxProcess.start(folder, role, trusted.toString(), String.valueOf(port));
        try (BufferedReader out = reader(process)) {
            return LaxProcess.answer(out);
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
            process = LaxProcess.start(folder, "server", keyStore.toString(), protocol);
            port = Integer.parseInt(LaxProcess.answer(reader(process)));
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
