package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Scheme, host and port: what decides where the headers may go. */
final class Origins {
    private Origins() {}

    /**
     * The origin of a URI, as text: lower case, with the port even where it is the scheme's own.
     */
    static String of(URI uri) {
        String scheme = lower(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
        return scheme + "://" + lower(uri.getHost()) + ":" + port;
    }

    static boolean same(URI request, URI base) {
        return of(request).equals(of(base));
    }

    static void requireSame(URI request, URI base, UnaryOperator<String> worded) {
        if (!same(request, base)) {
            throw mismatch("this Rest Client sends to " + of(request), base, worded);
        }
    }

    /** In the words of the partner's settings. */
    static InvalidConfigurationException mismatch(
            String what, URI base, UnaryOperator<String> worded) {
        String sentence =
                what
                        + ", but finicity.base-uri is "
                        + of(base)
                        + ": the app key and the token leave for that origin only. Set both"
                        + " to the same, for example"
                        + " finicity.base-uri=https://api.finicity.com and"
                        + " finicity/mp-rest/url=https://api.finicity.com. Nothing was"
                        + " sent.";
        return new InvalidConfigurationException(List.of(worded.apply(sentence)));
    }

    private static String lower(String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }
}
