package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.config.Setting;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Checks the origin of a request once more, after all other filters. A filter of the application
 * may have sent the request elsewhere after the headers were put on it.
 */
final class OriginGuard implements ClientRequestFilter {
    /**
     * Registers the guard as an instance, because Rest Clients differ in the way they use a class.
     */
    static void register(RestClientBuilder builder) {
        builder.register(new OriginGuard(), Integer.MAX_VALUE);
    }

    @Override
    public void filter(ClientRequestContext request) {
        SentRequest sending = SentRequest.of(request);
        if (sending != null) {
            Origins.requireSame(
                    request.getUri(),
                    sending.pair().origin(),
                    () -> sending.partner().name(Setting.BASE_URI),
                    sending.client().addressKey());
        }
    }
}
