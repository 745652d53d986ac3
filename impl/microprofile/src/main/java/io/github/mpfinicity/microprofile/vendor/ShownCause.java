package io.github.mpfinicity.microprofile.vendor;

import java.io.EOFException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of a failure that a caller may see. Messages of the JDK about connections and TLS
 * quote names and certificates. Any other message may quote what was sent or received.
 */
final class ShownCause {
    private static final List<Class<? extends Throwable>> HARMLESS =
            List.of(
                    SocketException.class,
                    UnknownHostException.class,
                    UnresolvedAddressException.class,
                    ClosedChannelException.class,
                    EOFException.class,
                    HttpTimeoutException.class,
                    TimeoutException.class,
                    SSLException.class,
                    GeneralSecurityException.class);

    private ShownCause() {}

    /**
     * Returns the first throwable of the chain from which on all are harmless; null if there is
     * none.
     */
    static @Nullable Throwable of(Throwable failure) {
        Throwable shown = null;
        for (Throwable each : TransportFailure.chain(failure)) {
            shown = !isHarmless(each) ? null : shown == null ? each : shown;
        }
        return shown;
    }

    private static boolean isHarmless(Throwable each) {
        return isOfJdk(each.getClass())
                && each.getSuppressed().length == 0
                && HARMLESS.stream().anyMatch(type -> type.isInstance(each));
    }

    private static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
