package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/**
 * Looks once more where a request goes, after all other filters: one of the application's may have
 * sent it elsewhere when the headers were on it already.
 */
final class OriginGuard implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        Sending sending = Sending.of(request);
        if (sending != null) {
            Origins.requireSame(
                    request.getUri(), sending.pair().origin(), sending.partner()::worded);
        }
    }
}
