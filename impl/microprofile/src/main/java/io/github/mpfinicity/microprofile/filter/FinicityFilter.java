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
 * <p>{@link FinicityClient} attaches the filter. For an interface that cannot be edited, name this
 * class in {@code <config key>/mp-rest/providers}, or use
 * {@code @RegisterProvider(FinicityFilter.class)}.
 *
 * <p>The filter refuses a request before it is sent if the request goes to another origin than
 * {@code finicity.base-uri}, or than the origin that issued the token. The two differ for a moment
 * after that setting has changed. The filter waits for an authentication only if there is no living
 * token. It refuses to work on a plain Jakarta REST client, where no guard would check where later
 * filters send the request. CDI or the Rest Client may make the instance, and any thread may use
 * it.
 *
 * @since 1.0
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class FinicityFilter implements ClientRequestFilter {
    /**
     * The class loader of the thread that made this filter. The calling thread may have another
     * one.
     */
    private final ClassLoader loader = applicationLoader();

    /** The registry of CDI; absent if the Rest Client made the instance. */
    @Inject @Nullable SessionRegistry registry;

    /** For CDI and for Rest Clients. */
    public FinicityFilter() {}

    /** Keeps the bean in the application: some containers remove beans that nobody injects. */
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
