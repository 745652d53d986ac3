package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.gateway.Outcome;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What a failed exchange means: whether the request may have arrived. In doubt it may, and counts.
 * Only names of exceptions are passed on; a message can quote anything.
 */
final class Failure {
    private static final List<Class<? extends Exception>> BEFORE_SENDING =
            List.of(
                    UnknownHostException.class,
                    UnresolvedAddressException.class,
                    ConnectException.class,
                    NoRouteToHostException.class,
                    HttpConnectTimeoutException.class,
                    SSLHandshakeException.class,
                    SSLPeerUnverifiedException.class,
                    CertificateException.class);

    /** Apache HttpClient's, of versions 4 and 5, which we do not compile against. */
    private static final String APACHE_CONNECT_TIMEOUT = "ConnectTimeoutException";

    private static final int DEEPEST = 16;

    private Failure() {}

    static Outcome outcome(Throwable failure) {
        Throwable cause = failure;
        Throwable deepest = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (beforeSending(cause)) {
                return new Outcome.NotSent(cause.getClass().getSimpleName());
            }
            deepest = cause;
            cause = cause.getCause();
        }
        return new Outcome.Unknown(deepest.getClass().getSimpleName());
    }

    private static boolean beforeSending(Throwable cause) {
        if (cause instanceof SocketTimeoutException && cause.getMessage() != null) {
            // One class for both, and a read that timed out is the opposite.
            return cause.getMessage().toLowerCase(Locale.ROOT).startsWith("connect timed out");
        }
        return BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause))
                || cause.getClass().getSimpleName().equals(APACHE_CONNECT_TIMEOUT);
    }
}
