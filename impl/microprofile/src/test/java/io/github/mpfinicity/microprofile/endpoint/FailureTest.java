package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
    static Stream<Exception> beforeSending() {
        return Stream.of(
                new UnknownHostException("s3cret"),
                new ConnectException("s3cret"),
                new NoRouteToHostException("s3cret"),
                new HttpConnectTimeoutException("s3cret"),
                new SocketTimeoutException("Connect timed out"),
                new SocketTimeoutException("connect timed out"),
                new ConnectTimeoutException("s3cret"),
                new SSLHandshakeException("s3cret"),
                new SSLPeerUnverifiedException("s3cret"),
                new CertificateException("s3cret"));
    }

    static Stream<Exception> perhapsSent() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new SocketTimeoutException(),
                new HttpTimeoutException("s3cret"),
                new SocketException("s3cret"),
                new EOFException("s3cret"),
                new SSLException("s3cret"),
                new IOException("s3cret"),
                new IllegalStateException("s3cret"));
    }

    @ParameterizedTest
    @MethodSource("beforeSending")
    void noConnectionMade_notSentWhereverItStandsInTheChain(Exception cause) {
        var detail = new Outcome.NotSent(cause.getClass().getSimpleName());
        assertThat(Failure.outcome(cause)).isEqualTo(detail);
        assertThat(Failure.outcome(new IOException(new RuntimeException("s3cret", cause))))
                .isEqualTo(detail);
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

    /** Named as Apache's is. */
    private static final class ConnectTimeoutException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        ConnectTimeoutException(String message) {
            super(message);
        }
    }
}
