package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate must be trusted and must name the host. */
@Tag("fleet")
class TlsTest {
    @TempDir private Path folder;

    @Test
    void certificate_trustedAndOfThatHostOnly() throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        makeCertificate(certificate, key, "localhost");
        try (RedisServer server =
                RedisServer.with(
                        "--tls-port",
                        "PORT",
                        "--tls-cert-file",
                        certificate.toString(),
                        "--tls-key-file",
                        key.toString(),
                        "--tls-ca-cert-file",
                        certificate.toString(),
                        "--tls-auth-clients",
                        "no")) {
            SSLSocketFactory trusted = trusting(certificate);

            assertThat(store("localhost", server, trusted).compareAndSet("a", null, "text"))
                    .isTrue();
            String certificateOf = "a certificate that the JVM trusts and that names the host";
            refused(store("127.0.0.1", server, trusted), certificateOf);
            refused(RedisStoreTest.open("rediss://localhost:" + server.port()), certificateOf);
            refused(
                    RedisStoreTest.open("redis://localhost:" + server.port()),
                    "a server with TLS needs rediss:");
        }
    }

    private static RedisStore store(String host, RedisServer server, SSLSocketFactory trusted) {
        RedisAddress address = RedisAddress.parse("rediss://" + host + ":" + server.port());
        return new RedisStore(address.client(trusted), "finicity:", RedisStoreTest.THREADS);
    }

    private static void refused(PartnerStore store, String remedy) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.read("a"))
                .withMessageContaining(remedy);
    }

    private static void makeCertificate(Path certificate, Path key, String host)
            throws IOException, InterruptedException {
        Process openssl =
                new ProcessBuilder(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-days",
                                "2",
                                "-subj",
                                "/CN=" + host,
                                "-addext",
                                "subjectAltName=DNS:" + host,
                                "-out",
                                certificate.toString(),
                                "-keyout",
                                key.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(openssl.waitFor()).isZero();
    }

    private static SSLSocketFactory trusting(Path certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
