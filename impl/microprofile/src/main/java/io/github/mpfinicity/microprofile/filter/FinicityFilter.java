package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Puts the app key and a living app token on each request of a Rest Client.
 *
 * <p>{@link FinicityClient} attaches it. For interfaces that cannot be edited name this class in
 * {@code <config key>/mp-rest/providers}, or use {@code @RegisterProvider(FinicityFilter.class)}.
 *
 * <p>A request to any other origin than {@code finicity.base-uri}, or than the one that issued the
 * token, if that setting was changed a moment ago, is refused before it is sent. Waits for an
 * authentication only if there is no living token. On a plain Jakarta REST client it refuses to
 * work: nothing would look there at what comes after it. Works whether CDI or the Rest Client makes
 * the instance, and on any thread.
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class FinicityFilter implements ClientRequestFilter {
    /** Of the thread that made this; the one that calls may belong to nobody. */
    private final ClassLoader loader = applicationLoader();

    /** Absent where the Rest Client made the instance. */
    @Inject @Nullable SessionRegistry registry;

    /** For CDI and for Rest Clients. */
    public FinicityFilter() {}

    /** Nobody injects this: some containers would leave it out. */
    void keep(@Observes Startup event) {}

    @Override
    public void filter(ClientRequestContext request) {
        OriginGuard.requirePresent(request);
        PartnerRuntime partner = PartnerResolver.of(request, registry());
        OriginCheck.requireConfigured(request, partner);
        HeaderPair values = partner.headers();
        OriginCheck.requireIssuer(request.getUri(), values, partner);
        var names = partner.settings().region();
        request.getHeaders().putSingle(names.appKeyHeader(), values.appKey());
        request.getHeaders().putSingle(names.appTokenHeader(), values.token().value());
        InterceptedCall.sends(request, new SentRequest(partner, values));
    }

    private SessionRegistry registry() {
        SessionRegistry injected = registry;
        return injected != null ? injected : SessionRegistry.of(loader);
    }

    private static ClassLoader applicationLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : FinicityFilter.class.getClassLoader();
    }
}
