package io.github.mpfinicity.simulator.page;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may use the page: a browser on this machine, on the page itself. It refuses what a
 * foreign web page could send, also under a name that resolves to the loopback address. A client
 * that is no browser says nothing of its origin and is let in.
 */
final class PageGuard {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("", "none", "same-origin");

    private PageGuard() {}

    /**
     * Finds a reason to refuse a request.
     *
     * @param method the HTTP method
     * @param headers gives the value of a header, null if it was not sent
     */
    static Optional<String> refusal(String method, UnaryOperator<@Nullable String> headers) {
        var host = requireNonNullElse(headers.apply("Host"), "");
        if (!LOOPBACK.contains(name(host))) {
            return Optional.of("The page is for this machine: call it at 127.0.0.1 or localhost.");
        }
        var origin = headers.apply("Origin");
        if (origin != null
                && !origin.equals("http://" + host)
                && !origin.equals("https://" + host)) {
            return Optional.of("Another web page sent this request.");
        }
        var site = requireNonNullElse(headers.apply("Sec-Fetch-Site"), "");
        return OWN_SITES.contains(site) || isLinkToThePage(method, headers)
                ? Optional.empty()
                : Optional.of("Another web page sent this request.");
    }

    private static String name(String host) {
        try {
            var name = URI.create("http://" + host).getHost();
            return name == null ? "" : name;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isLinkToThePage(String method, UnaryOperator<@Nullable String> headers) {
        return method.equals("GET")
                && "navigate".equals(headers.apply("Sec-Fetch-Mode"))
                && "document".equals(headers.apply("Sec-Fetch-Dest"));
    }
}
