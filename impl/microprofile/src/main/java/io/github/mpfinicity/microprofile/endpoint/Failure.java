package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.gateway.Outcome;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What a failed exchange means: whether the request may have arrived. In doubt it may, and counts.
 * Only names of exceptions are passed on; a message can quote anything.
 */
final class Failure {
    /** The client has the body by then, but keeps it until the two have agreed. */
    private static final List<Class<? extends Exception>> BEFORE_TLS =
            List.of(
                    SSLHandshakeException.class,
                    SSLPeerUnverifiedException.class,
                    CertificateException.class);

    private static final int DEEPEST = 16;

    private Failure() {}

    static Outcome outcome(Throwable failure) {
        boolean sent = !(failure instanceof Exchange.NothingSent);
        Throwable cause = failure;
        Throwable deepest = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            sent &= !beforeTls(cause);
            deepest = cause;
            cause = cause.getCause();
        }
        String name = deepest.getClass().getSimpleName();
        return sent ? new Outcome.Unknown(name) : new Outcome.NotSent(name);
    }

    private static boolean beforeTls(Throwable cause) {
        return BEFORE_TLS.stream().anyMatch(type -> type.isInstance(cause));
    }
}
