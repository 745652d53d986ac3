package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.config.ApplicationLoader;
import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
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
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class FinicityFilter implements ClientRequestFilter {
    /**
     * The class loader of the thread that made this filter. The calling thread may have another
     * one.
     */
    private final ClassLoader loader = ApplicationLoader.ofThread();

    /**
     * Finds the registry of CDI at the first request, because an application may make clients
     * before it has its configuration. Absent if the Rest Client made the instance.
     */
    @Inject @Nullable Provider<SessionRegistry> registries;

    private volatile @Nullable SessionRegistry registry;

    /** For CDI and for Rest Clients. */
    public FinicityFilter() {}

    @Override
    public void filter(ClientRequestContext request) {
        GuardedClient client = GuardedClient.of(request);
        URI uri = request.getUri();
        PartnerRuntime partner = PartnerResolver.of(client, uri, registry());
        OriginCheck.requireConfigured(uri, client, partner);
        HeaderPair values = partner.headers();
        OriginCheck.requireIssuer(uri, values, partner);
        var names = partner.settings().region();
        request.getHeaders().putSingle(names.appKeyHeader(), values.appKey());
        request.getHeaders().putSingle(names.appTokenHeader(), values.token().value());
        InterceptedCall.sends(request, new SentRequest(client, partner, values));
    }

    private SessionRegistry registry() {
        SessionRegistry known = registry;
        Provider<SessionRegistry> injected = registries;
        if (known == null && injected != null) {
            known = injected.get();
            registry = known;
        }
        return known != null ? known : SessionRegistry.of(loader);
    }
}
