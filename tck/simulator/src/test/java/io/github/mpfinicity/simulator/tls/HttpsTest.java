package io.github.mpfinicity.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class HttpsTest {

    private static FinicitySimulator simulator;

    @BeforeAll
    static void start() {
        simulator = FinicitySimulator.builder().https("TLSv1.2").start();
    }

    @AfterAll
    static void close() {
        simulator.close();
    }

    @Test
    void trustingContext_authenticatesOverTheChosenVersion() throws Exception {
        var response =
                trusting(simulator.certificate().clientContext())
                        .send(authentication(), BodyHandlers.ofString());

        assertThat(simulator.baseUri().getScheme()).isEqualTo("https");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.2");
    }

    @Test
    void localhost_isInTheCertificateToo() throws Exception {
        var uri = URI.create("https://localhost:" + simulator.baseUri().getPort());
        var response =
                trusting(simulator.certificate().clientContext())
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void trustStoreFile_trustsTheServer() throws Exception {
        var certificate = simulator.certificate();
        var store =
                KeyStore.getInstance(
                        certificate.trustStore().toFile(),
                        certificate.trustStorePassword().toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        assertThat(trusting(context).send(authentication(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void jvmTrustStore_refuses() {
        assertThatThrownBy(
                        () ->
                                HttpClient.newHttpClient()
                                        .send(authentication(), BodyHandlers.ofString()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void closed_filesDeleted() {
        var certificate = ServerCertificate.make();
        assertThat(certificate.trustStore()).exists();
        certificate.close();

        assertThat(Files.exists(certificate.trustStore().getParent())).isFalse();
    }

    @Test
    void plainHttp_hasNoCertificate() {
        try (var plain = FinicitySimulator.start()) {
            assertThatThrownBy(plain::certificate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("https()");
        }
    }

    private static HttpRequest authentication() {
        return new TestClient(simulator).authentication().build();
    }

    private static HttpClient trusting(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
