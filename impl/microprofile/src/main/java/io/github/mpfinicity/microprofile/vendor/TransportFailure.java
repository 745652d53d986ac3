package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.core.vendor.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failed exchange means. {@link Departure} knows whether the request may have arrived,
 * and exceptions do not; in doubt it may have arrived, and counts. A reason has names of exceptions
 * but no messages, because a message can quote anything.
 */
final class TransportFailure {
    private static final int DEEPEST = 16;

    /** The message of the JDK's client for a proxy that refused CONNECT with any status but 407. */
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    /** The JDK's message for an alert that the other side sent, such as bad_certificate. */
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{3,40})");

    /**
     * The meanings of exceptions. The first entry that matches any exception of the chain applies.
     */
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning(UnknownHostException.class, "the name is unknown"),
                    new Meaning(UnresolvedAddressException.class, "the name is unknown"),
                    new Meaning(HttpConnectTimeoutException.class, "connecting took too long"),
                    new Meaning(NoRouteToHostException.class, "there is no route"),
                    new Meaning(
                            ConnectException.class,
                            "the connection was refused, by the host or on the way to it"),
                    new Meaning(SSLPeerUnverifiedException.class, "it is not who it should be"),
                    new Meaning(
                            CertificateExpiredException.class,
                            "its certificate has expired, or this host's clock is wrong"),
                    new Meaning(
                            CertificateNotYetValidException.class,
                            "its certificate is not valid yet, or this host's clock is wrong"),
                    new Meaning(
                            CertPathBuilderException.class,
                            "its certificate is not trusted: let finicity-auth/mp-rest/trustStore"
                                    + " name a store with the authority that issued it, which may"
                                    + " be a proxy's own"),
                    new Meaning(
                            GeneralSecurityException.class,
                            "its certificate is not valid, or not for this name"),
                    new Meaning(SSLException.class, "TLS failed"),
                    new Meaning(TimeoutException.class, "no answer in time"),
                    new Meaning(EOFException.class, "the connection was closed"),
                    new Meaning(SocketException.class, "the connection broke"),
                    new Meaning(OutOfMemoryError.class, "no thread or memory"));

    /** Exceptions that wrap another one and add nothing. */
    private static final List<Class<? extends Throwable>> WRAPPERS =
            List.of(IOException.class, UncheckedIOException.class, ExecutionException.class);

    private TransportFailure() {}

    static Outcome outcome(Throwable failure) {
        String reason =
                failure instanceof AuthenticationHttpClient.NoAnswer
                        ? String.valueOf(failure.getMessage())
                        : failure.getClass().getSimpleName();
        return failure instanceof AuthenticationHttpClient.NothingSent
                ? new Outcome.NotSent(reason)
                : new Outcome.Unknown(reason);
    }

    /**
     * Returns the reason in our own words, without the message of an exception.
     *
     * @param vendor host and port
     * @param proxy host and port; null if there is no proxy
     */
    static String reason(Throwable failure, String vendor, @Nullable String proxy) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            Integer status = refusedTunnel(cause);
            if (status != null) {
                return (proxy == null ? "a proxy" : "the proxy " + proxy)
                        + " refused the connection with status "
                        + status;
            }
        }
        String where = vendor + (proxy == null ? "" : " through the proxy " + proxy);
        for (Meaning meaning : MEANINGS) {
            for (Throwable cause : chain) {
                if (meaning.type().isInstance(cause)) {
                    return where + ": " + meaning.words() + " (" + name(cause) + ")" + alert(chain);
                }
            }
        }
        return where + ": " + name(firstThatSaysMore(chain));
    }

    /** Names the alert of the other side. Often it misses a client certificate. */
    private static String alert(List<Throwable> chain) {
        for (Throwable cause : chain) {
            Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof SSLException && alert.find()) {
                String name = alert.group(1);
                return ", it sent the alert "
                        + name
                        + (name.contains("certificate") || name.equals("handshake_failure")
                                ? "; if it asks for a certificate, set"
                                        + " finicity-auth/mp-rest/keyStore"
                                : "");
            }
        }
        return "";
    }

    private static @Nullable Integer refusedTunnel(Throwable cause) {
        if (cause instanceof TunnelRefused refused) {
            return refused.status;
        }
        String message = cause.getMessage();
        if (message == null || !(cause instanceof IOException)) {
            return null;
        }
        Matcher refused = TUNNEL.matcher(message);
        return refused.matches() ? Integer.valueOf(refused.group(1)) : null;
    }

    private static Throwable firstThatSaysMore(List<Throwable> chain) {
        return chain.stream()
                .filter(cause -> !WRAPPERS.contains(cause.getClass()))
                .findFirst()
                .orElse(chain.get(chain.size() - 1));
    }

    static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null && chain.size() < DEEPEST) {
            chain.add(cause);
            cause = cause.getCause();
        }
        return chain;
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private record Meaning(Class<? extends Throwable> type, String words) {}

    /** A proxy refused the tunnel. */
    static final class TunnelRefused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        TunnelRefused(int status) {
            super("status " + status);
            this.status = status;
        }
    }
}
