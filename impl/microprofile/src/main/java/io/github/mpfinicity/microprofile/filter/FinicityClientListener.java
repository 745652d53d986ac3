package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.error.FinicityErrors;
import io.github.mpfinicity.microprofile.error.MappedClient;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Called for each Rest Client that is made, injected or built. Attaches the filter where {@link
 * FinicityClient} asks for it. Wherever it is attached, also by other means, {@link RefusalFilter}
 * comes with it and redirects are taken away: an engine that follows one would carry the headers to
 * another host without asking a filter again.
 */
public final class FinicityClientListener implements RestClientListener {
    /** For the service loader. */
    public FinicityClientListener() {}

    @Override
    public void onNewClient(Class<?> api, RestClientBuilder builder) {
        FinicityClient annotation = api.getAnnotation(FinicityClient.class);
        Config config = ConfigProvider.getConfig();
        var client = new ClientConfiguration(api, config);
        boolean marked = annotation != null || client.registers(FinicityFilter.class);
        boolean mapped =
                client.registers(FinicityErrors.class) || client.names(FinicityErrors.class);
        if (!marked && !client.names(FinicityFilter.class) && !registered(builder)) {
            if (mapped) { // Of no use without the other filter, but must not speak for another.
                builder.register(RefusalFilter.class, Integer.MAX_VALUE);
            }
            requireNoMarked(api.getInterfaces(), api);
            return;
        }
        PartnerName partner =
                annotation == null
                        ? null
                        : PartnerName.of(
                                annotation.partner(), "@FinicityClient of " + api.getName());
        GuardedClient.requireSamePartner(builder, api, partner);
        if (marked) {
            client.requireNoOwnHeaders();
        }
        client.requireNoRedirects();
        builder.followRedirects(false);
        if (partner != null) {
            PartnerResolver.note(api, partner);
            client.requireOrigin(partner);
        } else {
            client.requireAnyOrigin();
        }
        builder.register(RefusalFilter.class, Integer.MAX_VALUE);
        boolean wanted = annotation != null && client.wantsExceptions(annotation);
        boolean maps = MappedClient.register(builder, wanted, mapped);
        new GuardedClient(partner, client.addressKey(), maps ? api : null).register(builder);
        if (annotation != null) {
            builder.register(FinicityFilter.class, Priorities.AUTHENTICATION);
            CallContextPropagation.register(builder);
            SentBody.register(api, builder);
        }
    }

    /** Annotations of interfaces are not inherited, so such a client would have no headers. */
    private static void requireNoMarked(Class<?>[] parents, Class<?> api) {
        for (Class<?> parent : parents) {
            if (parent.isAnnotationPresent(FinicityClient.class)) {
                throw new InvalidConfigurationException(
                        List.of(
                                "@FinicityClient of "
                                        + parent.getName()
                                        + " does not reach the Rest Client "
                                        + api.getName()
                                        + ", which extends it: put the annotation on "
                                        + api.getName()
                                        + ", too"));
            }
            requireNoMarked(parent.getInterfaces(), api);
        }
    }

    /** RESTEasy turns a class into its bean at once, which may be of a subclass. */
    private static boolean registered(RestClientBuilder builder) {
        Configuration registered = builder.getConfiguration();
        return registered.isRegistered(FinicityFilter.class)
                || registered.getInstances().stream().anyMatch(FinicityFilter.class::isInstance);
    }
}
