package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Setting;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Checks the origin of a request once more, after all other filters. A filter of the application
 * may have sent the request elsewhere after the headers were put on it.
 */
final class OriginGuard implements ClientRequestFilter {
    private static final String PRESENT = "io.github.mpfinicity.guarded";

    /**
     * Registers the guard as an instance, because Rest Clients differ in the way they use a class.
     *
     * @param addressKey the setting with the address of the client, for messages
     */
    static void register(RestClientBuilder builder, String addressKey) {
        builder.register(new OriginGuard(), Integer.MAX_VALUE);
        builder.property(PRESENT, addressKey);
    }

    /**
     * Fails if the client has no guard. A plain Jakarta REST client has none, and its engine may
     * follow redirects.
     *
     * @throws InvalidConfigurationException if the client has no guard
     */
    static void requirePresent(ClientRequestContext request) {
        if (addressKey(request).isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of(
                            "FinicityFilter is registered with a client that is not known to keep"
                                    + " the app key and the token from other hosts, such as a plain"
                                    + " Jakarta REST Client: make a MicroProfile Rest Client of an"
                                    + " interface with @FinicityClient, or with"
                                    + " @RegisterProvider(FinicityFilter.class). Nothing was"
                                    + " sent."));
        }
    }

    /** The setting with the address of the client; empty if the client has no guard. */
    static String addressKey(ClientRequestContext request) {
        return request.getConfiguration().getProperty(PRESENT) instanceof String key ? key : "";
    }

    @Override
    public void filter(ClientRequestContext request) {
        SentRequest sending = SentRequest.of(request);
        if (sending != null) {
            Origins.requireSame(
                    request.getUri(),
                    sending.pair().origin(),
                    () -> sending.partner().name(Setting.BASE_URI),
                    () -> addressKey(request));
        }
    }
}
