package io.github.mpfinicity.microprofile.config;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An origin, which decides where the headers may go.
 *
 * @param scheme in lower case; empty if absent
 * @param host in lower case; empty if absent
 * @param port the scheme's own one if the URI names none
 */
public record Origin(String scheme, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** The origin of a URI. */
    public static Origin of(URI uri) {
        return new Origin(lower(uri.getScheme()), lower(uri.getHost()), port(uri));
    }

    /** True if two URIs have the same origin. Makes no object, because each call asks. */
    public static boolean same(URI one, URI other) {
        return same(one.getScheme(), other.getScheme())
                && same(one.getHost(), other.getHost())
                && (one.getPort() == other.getPort() || port(one) == port(other));
    }

    /** Most requests have equal parts, and {@code equals} is the fastest comparison. */
    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && (one.equals(other) || one.equalsIgnoreCase(other));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    private static String lower(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }

    /** The origin as text, always with the port. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
