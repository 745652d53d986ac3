package io.github.mpfinicity.microprofile.webhook;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the filter before each resource method that {@link FinicityWebhook} marks, also where the
 * annotation is inherited, and before no other. Throws where two marks contradict each other.
 *
 * <p>Jakarta REST 3.1 loads {@link LoadedWebhookBinding} as a service, also where an application
 * lists its classes; a server that scans finds the annotation. Where both are there, the first one
 * binds. Elsewhere register {@link WebhookFilter}.
 */
@Provider
public class WebhookBinding implements DynamicFeature {
    /** For the server. */
    public WebhookBinding() {}

    /**
     * Called for each resource method.
     *
     * @throws InvalidConfigurationException if nobody can say whose webhooks it receives, or if it
     *     is called where no body can be read
     */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        PartnerName partner =
                Marks.partner(resource.getResourceClass(), resource.getResourceMethod());
        if (partner != null && !context.getConfiguration().isRegistered(BoundWebhookFilter.class)) {
            requireReadable(resource);
            context.register(new BoundWebhookFilter(partner), Priorities.AUTHENTICATION);
        }
    }

    /** The names of those whose webhooks a class receives, if it is a resource that has a path. */
    public static Stream<PartnerName> partners(Class<?> type) {
        return Marks.partners(type);
    }

    private static void requireReadable(ResourceInfo resource) {
        if (onEventLoop(resource)) {
            throw new InvalidConfigurationException(
                    List.of(
                            "@FinicityWebhook on "
                                    + resource.getResourceClass().getName()
                                    + "."
                                    + resource.getResourceMethod().getName()
                                    + ": Quarkus calls this method on an event loop, where no body"
                                    + " can be read to verify it. Put @Blocking of"
                                    + " io.smallrye.common.annotation on the method."));
        }
    }

    /** Quarkus tells so by a field of what it passes; no other server has such threads. */
    private static boolean onEventLoop(ResourceInfo resource) {
        try {
            return resource.getClass().getField("isNonBlocking").getBoolean(resource);
        } catch (ReflectiveOperationException elsewhere) {
            return false;
        }
    }
}
