package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    static Stream<Exception> beforeTls() {
        return Stream.of(
                new SSLHandshakeException("s3cret"),
                new SSLPeerUnverifiedException("s3cret"),
                new CertificateException("s3cret"));
    }

    /** Also those that tell of connecting: it may not have been the first time. */
    static Stream<Exception> perhapsSent() {
        return Stream.of(
                new ConnectException("s3cret"),
                new UnknownHostException("s3cret"),
                new HttpConnectTimeoutException("s3cret"),
                new HttpTimeoutException("s3cret"),
                new SocketException("s3cret"),
                new EOFException("s3cret"),
                new SSLException("s3cret"),
                new IOException("s3cret"),
                new IllegalStateException("s3cret"));
    }

    @ParameterizedTest
    @MethodSource("beforeTls")
    void handshakeFailed_notSentWhereverItStandsInTheChain(Exception cause) {
        assertThat(Failure.outcome(cause))
                .isEqualTo(new Outcome.NotSent(cause.getClass().getSimpleName()));
        assertThat(Failure.outcome(new IOException(new RuntimeException("s3cret", cause))))
                .isInstanceOf(Outcome.NotSent.class);
        cause.initCause(new IOException("s3cret"));
        assertThat(Failure.outcome(cause)).isEqualTo(new Outcome.NotSent("IOException"));
    }

    @ParameterizedTest
    @MethodSource("perhapsSent")
    void bodyKept_notSentForThatReason(Exception cause) {
        var kept = new Exchange.NothingSent(new IOException(cause));
        assertThat(Failure.outcome(kept))
                .isEqualTo(new Outcome.NotSent(cause.getClass().getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("perhapsSent")
    void anythingElse_counted(Exception cause) {
        assertThat(Failure.outcome(new IOException("s3cret", cause)))
                .isEqualTo(new Outcome.Unknown(cause.getClass().getSimpleName()));
    }

    @Test
    void endlessChain_ends() {
        var one = new IOException("one");
        one.initCause(new IOException("two", one));
        assertThat(Failure.outcome(one)).isInstanceOf(Outcome.Unknown.class);
    }
}
