package io.github.mpfinicity.microprofile.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the base URI: the only origin that credentials and tokens are sent to. */
final class BaseUri {
    static final String RULE =
            "an https origin without user, path, query or fragment (http only on localhost,"
                    + " 127.0.0.1 or [::1])";

    /**
     * The loopback hosts, as literals. A name that resolves to a loopback address today may resolve
     * to another one tomorrow.
     */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    private static final int HIGHEST_PORT = 65535;

    private BaseUri() {}

    static boolean onLoopback(URI origin) {
        return loopback(origin.getHost());
    }

    private static boolean loopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Returns the base URI; null if the text is not one. */
    static @Nullable URI parsed(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null || !bare(uri)) {
                return null;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            // The dot at the end of a full name is removed: with it, the same vendor would look
            // like another one.
            String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            boolean allowed = scheme.equals("https") || (scheme.equals("http") && loopback(host));
            return allowed
                    ? new URI(scheme, null, host, port(scheme, uri), null, null, null)
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Leaves out the scheme's own port: with it, the same vendor would look like another one. */
    private static int port(String scheme, URI uri) {
        int port = uri.getPort();
        return port == (scheme.equals("https") ? 443 : 80) ? -1 : port;
    }

    private static boolean bare(URI uri) {
        boolean noPath = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        return noPath
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= HIGHEST_PORT;
    }
}
