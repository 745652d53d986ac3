package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.error.MappedClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/**
 * Notices that the vendor refused a token, an app key or the whole account, and reports it to the
 * session. The filter sends nothing. It waits for two seconds at most: for the beginning of the
 * body of a 401, of one that ends in an exception, and of one that is known to be short. It judges
 * any other body when its reader reads it. If nobody reads the body that says the account is
 * locked, the next authentication gets the same answer.
 *
 * <p>{@link FinicityClientListener} attaches this filter to each client that has {@link
 * FinicityFilter}. Response filters run from the highest number down. The number of this filter is
 * high because some clients call their response mappers from a filter of their own.
 */
@Dependent
@Priority(Integer.MAX_VALUE)
public class RefusalFilter implements ClientResponseFilter {
    private static final int FIRST_ERROR = 400;
    static final int UNAUTHORIZED = 401;

    /** For CDI and for Rest Clients. */
    public RefusalFilter() {}

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        int status = response.getStatus();
        if (status < FIRST_ERROR) {
            return;
        }
        SentRequest sending = SentRequest.of(request);
        if (sending == null || !Origins.same(request.getUri(), sending.pair().origin())) {
            return;
        }
        // The interceptor must know before the call ends whether to send it again. It does not send
        // it again if the first answer does not end, because closing that answer makes some engines
        // read it to its end.
        Class<?> api = sending.client().mapped();
        boolean mapped = MappedClient.maps(api, request);
        boolean urgent = mapped || status == UNAUTHORIZED;
        var answer = new ErrorAnswer(sending, response);
        BodyPrefix.judge(response, urgent, sending.partner().bodyReads(), answer);
        if (mapped) {
            answer.to(request).note(request, response);
        }
    }
}
