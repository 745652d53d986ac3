package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Origin;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Compares origins. An origin is scheme, host and port, and decides where the headers may go. */
final class Origins {
    private Origins() {}

    /** The origin of a URI as text: in lower case, always with the port. */
    static String of(URI uri) {
        return Origin.of(uri).toString();
    }

    static boolean same(URI request, URI base) {
        return Origin.same(request, base);
    }

    /**
     * Fails if a request goes to another origin than the base URI. The message names both code and
     * setting, because either may have given the client its address.
     */
    static void requireSame(URI request, URI base, Supplier<String> baseKey, String addressKey) {
        if (!same(request, base)) {
            throw mismatch(
                    "this Rest Client sends to " + of(request),
                    base,
                    baseKey.get(),
                    "RestClientBuilder.baseUri in code or " + addressKey);
        }
    }

    /**
     * The exception for a client that sends elsewhere.
     *
     * @param baseKey the setting with the base URI
     * @param addressKey the setting with the address of the client
     */
    static InvalidConfigurationException mismatch(
            String what, URI base, String baseKey, String addressKey) {
        String sentence =
                what
                        + ", but "
                        + baseKey
                        + " is "
                        + of(base)
                        + ": the app key and the token leave for that origin only. Set both to the"
                        + " same, for example "
                        + baseKey
                        + "=https://api.finicity.com and "
                        + addressKey
                        + "=https://api.finicity.com. Nothing was sent.";
        return new InvalidConfigurationException(List.of(sentence));
    }
}
