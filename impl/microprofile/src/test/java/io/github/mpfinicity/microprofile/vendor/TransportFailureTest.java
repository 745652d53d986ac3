package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mpfinicity.core.vendor.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportFailureTest {
    /** None of them tells whether the request had left. */
    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new SSLHandshakeException("s3cret"), "TLS failed"),
                arguments(new SSLPeerUnverifiedException("s3cret"), "it is not who it should be"),
                arguments(
                        new CertificateException("s3cret"),
                        "its certificate is not valid, or not for this name"),
                arguments(
                        new ConnectException("s3cret"),
                        "the connection was refused, by the host or on the way to it"),
                arguments(new UnknownHostException("s3cret"), "the name is unknown"),
                arguments(new HttpConnectTimeoutException("s3cret"), "connecting took too long"),
                arguments(new SSLException("s3cret"), "TLS failed"),
                arguments(new OutOfMemoryError("s3cret"), "no thread or memory"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void reason_firstThatSaysMoreAndNoMessage(Throwable cause, String words) {
        String told = "v:443: " + words + " (" + cause.getClass().getSimpleName() + ")";
        assertThat(TransportFailure.reason(cause, "v:443", null)).isEqualTo(told);
        assertThat(TransportFailure.reason(new IOException("s3cret", cause), "v:443", null))
                .isEqualTo(told);
        cause.initCause(new ClosedChannelException());
        assertThat(TransportFailure.reason(cause, "v:443", null)).isEqualTo(told);
    }

    @Test
    void reasonNobodyKnows_namedByItsType() {
        var cause = new IOException("s3cret", new ProtocolException("s3cret"));
        assertThat(TransportFailure.reason(cause, "v:443", "p:80"))
                .isEqualTo("v:443 through the proxy p:80: ProtocolException");
        assertThat(TransportFailure.reason(new IOException("s3cret"), "v:443", null))
                .isEqualTo("v:443: IOException");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anythingThrown_counted(Throwable cause, String words) {
        assertThat(TransportFailure.outcome(cause))
                .isEqualTo(new Outcome.Unknown(cause.getClass().getSimpleName()));
        assertThat(TransportFailure.outcome(new AuthenticationHttpClient.NoAnswer(words, null)))
                .isEqualTo(new Outcome.Unknown(words));
        assertThat(TransportFailure.outcome(new AuthenticationHttpClient.NothingSent(words, null)))
                .isEqualTo(new Outcome.NotSent(words));
    }

    @Test
    void endlessChain_ends() {
        var one = new IOException("one");
        one.initCause(new IOException("two", one));
        assertThat(TransportFailure.reason(one, "v:443", null)).isEqualTo("v:443: IOException");
    }
}
