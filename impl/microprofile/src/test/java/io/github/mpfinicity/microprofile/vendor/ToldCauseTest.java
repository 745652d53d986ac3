package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.vendor.CuttingVendor.End;
import io.github.mpfinicity.microprofile.vendor.CuttingVendor.Place;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cannot be reached, where, why and what can be set: for causes as the JDK has them. */
@Timeout(60)
class ToldCauseTest extends GatewayFixture {
    private static final String REFUSED =
            ": the connection was refused, by the host or on the way to it (ConnectException)";

    private static final String UNTRUSTED =
            ": its certificate is not trusted: let finicity-auth/mp-rest/trustStore name a store"
                    + " with the authority that issued it, which may be a proxy's own"
                    + " (SunCertPathBuilderException)";

    @TempDir static Path folder;
    private static Path localhost = Path.of("");
    private static Path elsewhere = Path.of("");

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = Certificates.keyStore(folder, "dns:localhost");
        elsewhere = Certificates.keyStore(folder, "dns:elsewhere.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void nobodyListens_refused(String scheme) throws Exception {
        String where = "localhost:";
        try (var socket = new ServerSocket(0)) {
            where += socket.getLocalPort();
        }
        assertThat(told(scheme + "://" + where)).isEqualTo(where + REFUSED);
    }

    @Test
    void nameUnknown_saidSo() {
        assertThat(told("https://finicity.invalid"))
                .isEqualTo("finicity.invalid:443: the name is unknown (UnknownHostException)");
    }

    @Test
    void nameOfTheProxyUnknown_saidSo() {
        String[] proxy = {"finicity-auth/mp-rest/proxyAddress", "proxy.invalid:3128"};
        assertThat(told("https://finicity.invalid", proxy))
                .isEqualTo(
                        "finicity.invalid:443 through the proxy proxy.invalid:3128: the name is"
                                + " unknown (UnknownHostException)");
    }

    @Test
    void certificateUntrusted_namesTheSetting() throws Exception {
        try (CuttingVendor vendor = vendor(localhost, Place.HANDSHAKE)) {
            assertThat(told(vendor.uri().toString()))
                    .isEqualTo("localhost:" + vendor.port() + UNTRUSTED);
        }
    }

    @Test
    void certificateOfAnotherName_saidSo() throws Exception {
        try (CuttingVendor vendor = vendor(elsewhere, Place.HANDSHAKE)) {
            assertThat(told(vendor.uri().toString(), trust(elsewhere)))
                    .isEqualTo(
                            "localhost:"
                                    + vendor.port()
                                    + ": its certificate is not valid, or not for this name"
                                    + " (CertificateException)");
        }
    }

    @Test
    void noCertificateOfOurs_namesTheSetting() throws Exception {
        try (CuttingVendor vendor = vendor(localhost, Place.NO_CLIENT_CERTIFICATE)) {
            assertThat(told(vendor.uri().toString(), trust(localhost)))
                    .startsWith("localhost:" + vendor.port() + ": TLS failed")
                    .contains("it sent the alert ")
                    .endsWith("; if it asks for a certificate, set finicity-auth/mp-rest/keyStore");
        }
    }

    private static CuttingVendor vendor(Path keyStore, Place place) throws Exception {
        return new CuttingVendor(Certificates.context(keyStore), "TLSv1.2", place, End.CLOSE);
    }

    private static String[] trust(Path keyStore) throws Exception {
        return new String[] {
            "finicity-auth/mp-rest/trustStore",
            Certificates.trustStore(keyStore).toUri().toString(),
            "finicity-auth/mp-rest/trustStorePassword",
            Certificates.PASSWORD
        };
    }

    /** Its cause is named at the end of what is told, and shown: by itself or beneath another. */
    private String told(String uri, String... settings) {
        try (HttpPartnerGateway gateway = gateway(URI.create(uri), settings)) {
            Outcome outcome = gateway.authenticate(CREDENTIALS);
            assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
            String told = ((Outcome.NotSent) outcome).detail();
            Throwable shown = gateway.cause(told);
            assertThat(shown).isNotNull();
            assertThat(TransportFailure.reason(shown, "", null))
                    .isEqualTo(told.substring(told.indexOf(": ")));
            assertThat(gateway.cause(told + "?")).isNull();
            return told;
        }
    }
}
