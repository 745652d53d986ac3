package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ShownCauseTest {
    @Test
    void connectionAndTls_shownWhole() {
        var refused = new ConnectException("Connection refused");
        assertThat(ShownCause.of(refused)).isSameAs(refused);

        var untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("PKIX path building failed"));
        assertThat(ShownCause.of(untrusted)).isSameAs(untrusted);
    }

    /** It may be the server's, who may quote what it was sent. */
    @Test
    void anyOtherMessage_notShown() {
        assertThat(ShownCause.of(new ProtocolException("Invalid status line: s3cret"))).isNull();
        assertThat(ShownCause.of(new IOException("s3cret"))).isNull();
        assertThat(ShownCause.of(new TransportFailure.TunnelRefused(403))).isNull();
    }

    @Test
    void harmlessBeneathAnother_shownAlone() {
        var end = new EOFException("EOF reached while reading");
        assertThat(ShownCause.of(new IOException("s3cret", end))).isSameAs(end);
    }

    @Test
    void anotherBeneathOrBeside_notShown() {
        var above = new ConnectException("Connection refused");
        above.initCause(new IOException("s3cret"));
        assertThat(ShownCause.of(above)).isNull();

        var beside = new ConnectException("Connection refused");
        beside.addSuppressed(new IOException("s3cret"));
        assertThat(ShownCause.of(beside)).isNull();
    }

    @Test
    void anothersSubclass_notShown() {
        var own =
                new ConnectException("s3cret") {
                    private static final long serialVersionUID = 1L;
                };
        assertThat(ShownCause.of(own)).isNull();
    }
}
