package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Settings;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Chooses how to carry an authentication. Five wrong ones lock the account, so an engine must send
 * each once and keep to TLS 1.2: one that was seen to do so is used in the form in which it was
 * seen, and the JDK's own client in place of any other.
 *
 * <p>Why others are not used: {@code HttpURLConnection} repeats a POST after a dropped connection;
 * streaming the body cures that, but then the body of a 401 is discarded, and the vendor's code
 * with it. Jersey is built on it, and so is CXF from the moment it is given an {@code SSLContext},
 * where besides a system property can bring old protocols back.
 */
final class Engines {
    private static final String RESTEASY =
            "org.jboss.resteasy.microprofile.client.RestClientBuilderImpl";
    private static final String RESTEASY_ON_URL_CONNECTION =
            "org.jboss.resteasy.microprofile.defaultToURLConnectionHttpClient";

    private Engines() {}

    static Exchange open(Settings settings, SSLContext tls, Clocks clocks) {
        return trusted(RestClientBuilder.newBuilder().getClass().getName())
                ? RestClientExchange.open(settings, tls, clocks)
                : JdkExchange.open(settings, tls, clocks);
    }

    static boolean trusted(String builder) {
        return builder.equals(RESTEASY) && !Boolean.getBoolean(RESTEASY_ON_URL_CONNECTION);
    }
}
