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
 * Puts the filter before each resource method that {@link FinicityWebhook} marks, also if the
 * annotation is inherited, and before no other. Fails if two annotations contradict each other, or
 * if one marks a sub-resource locator.
 *
 * <p>Jakarta REST 3.1 loads {@link LoadedWebhookBinding} as a service, also if an application lists
 * its classes; a server that scans finds the annotation of this class. If a server does both, the
 * first one binds. On other servers register {@link WebhookFilter}.
 */
@Provider
public class WebhookBinding implements DynamicFeature {
    public WebhookBinding() {}

    /**
     * Binds the filter. The server calls this method for each resource method.
     *
     * @throws InvalidConfigurationException if the annotations contradict each other, if one marks
     *     a sub-resource locator of the class, or if the server calls the resource method on a
     *     thread where no body can be read
     */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        requireNoLocator(resource.getResourceClass());
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

    /**
     * Finds the sub-resource locators that an annotation marks in vain, one sentence each, if a
     * class is a resource that has a path. A server that calls no {@link #configure} for a class
     * with locators only needs this check at start.
     */
    public static Stream<String> problems(Class<?> type) {
        return Marks.isResource(type) ? Marks.problems(type) : Stream.empty();
    }

    private static void requireNoLocator(Class<?> resource) {
        List<String> problems = Marks.problems(resource).toList();
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
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
                                    + " can be read for verification. Put @Blocking of"
                                    + " io.smallrye.common.annotation on the method."));
        }
    }

    /** True on an event loop. Only Quarkus has such threads; it tells so in a field. */
    private static boolean onEventLoop(ResourceInfo resource) {
        try {
            return resource.getClass().getField("isNonBlocking").getBoolean(resource);
        } catch (ReflectiveOperationException elsewhere) {
            return false;
        }
    }
}
