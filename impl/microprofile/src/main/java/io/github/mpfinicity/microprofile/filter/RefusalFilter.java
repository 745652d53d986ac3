package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.vendor.ContentEncoding;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Hears the vendor refuse a token, an app key or the whole account, and tells the session. Sends
 * nothing. Waits for the beginning of the body of a 401, and of a body whose length is known and
 * small, but never for long; what any other says is heard as its reader reads it. If nobody reads
 * that the account is locked, the next authentication is told so again.
 *
 * <p>{@link FinicityClientListener} attaches it wherever {@link FinicityFilter} is. Response
 * filters run from the highest number down: some clients call the mappers from one of their own.
 */
@ApplicationScoped
@Priority(Integer.MAX_VALUE)
public class RefusalFilter implements ClientResponseFilter {
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;

    /** For CDI and for Rest Clients. */
    public RefusalFilter() {}

    /** Nobody injects this: some containers would leave it out. */
    void keep(@Observes Startup event) {}

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        int status = response.getStatus();
        SentRequest sending = SentRequest.of(request);
        if (status < FIRST_ERROR
                || sending == null
                || !Origins.same(request.getUri(), sending.pair().origin())) {
            return;
        }
        String encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        // Whether a call is sent again has to be known before it ends. Not if its first answer goes
        // on and on: that would have to be closed, and some engines read it to its end for that.
        boolean urgent = status == UNAUTHORIZED;
        BodyPrefix.judge(
                response,
                urgent,
                sending.partner().bodyReads(),
                (prefix, ends) -> {
                    byte[] decoded = ContentEncoding.decoded(prefix, encoding);
                    if (sending.partner().refused(sending.pair(), status, decoded)) {
                        sending.refused(ends);
                    }
                });
    }
}
