package io.github.mpfinicity.microprofile.filter;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Hears the vendor refuse a token, an app key or the whole account, and tells the session. Reads
 * the beginning of the body only, sends nothing and waits for nothing else.
 *
 * <p>{@link FinicityClientListener} attaches it wherever {@link FinicityFilter} is. Response
 * filters run from the highest number down: some clients call the mappers from one of their own.
 */
@ApplicationScoped
@Priority(Integer.MAX_VALUE)
public class RefusalFilter implements ClientResponseFilter {
    private static final int FIRST_ERROR = 400;

    /** For CDI and for Rest Clients. */
    public RefusalFilter() {}

    /** Nobody injects this: some containers would leave it out. */
    void keep(@Observes Startup event) {}

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        int status = response.getStatus();
        Sending sending = Sending.of(request);
        if (status < FIRST_ERROR
                || sending == null
                || !Origins.same(request.getUri(), sending.pair().origin())) {
            return;
        }
        String encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        byte[] prefix = ContentEncoding.decoded(BodyPrefix.peek(response), encoding);
        if (sending.partner().refused(sending.pair(), status, prefix)) {
            sending.refuse();
        }
    }
}
