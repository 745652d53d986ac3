package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Setting;
import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Checks the origin of a request once more, after all other filters. A filter of the application
 * may have sent the request elsewhere after the headers were put on it.
 */
final class OriginGuard implements ClientRequestFilter {
    /** True once it was found that no other filter runs as late as this one. */
    private volatile boolean last;

    /**
     * Registers the guard as an instance, because Rest Clients differ in the way they use a class.
     */
    static void register(RestClientBuilder builder) {
        builder.register(new OriginGuard(), Integer.MAX_VALUE);
    }

    @Override
    public void filter(ClientRequestContext request) {
        SentRequest sending = SentRequest.of(request);
        if (sending != null) {
            requireLast(request.getConfiguration());
            Origins.requireSame(
                    request.getUri(),
                    sending.pair().origin(),
                    () -> sending.partner().name(Setting.BASE_URI),
                    sending.client().addressKey());
        }
    }

    /** The answer is the same for each request of a client, so it is computed once. */
    private void requireLast(Configuration all) {
        if (!last) {
            Stream.concat(
                            all.getClasses().stream(),
                            all.getInstances().stream().<Class<?>>map(Object::getClass))
                    .filter(ClientRequestFilter.class::isAssignableFrom)
                    .filter(type -> type != SentBody.Watch.class && type != OriginGuard.class)
                    .filter(type -> isAtTheEnd(type, all.getContracts(type)))
                    .findFirst()
                    .ifPresent(OriginGuard::refuse);
            last = true;
        }
    }

    private static boolean isAtTheEnd(Class<?> filter, Map<Class<?>, Integer> contracts) {
        Priority declared = filter.getAnnotation(Priority.class);
        return Objects.equals(contracts.get(ClientRequestFilter.class), Integer.MAX_VALUE)
                || (declared != null && declared.value() == Integer.MAX_VALUE);
    }

    private static void refuse(Class<?> filter) {
        throw new InvalidConfigurationException(
                List.of(
                        filter.getName()
                                + " has the priority Integer.MAX_VALUE: it must have a lower one,"
                                + " for it could send the app key and the token elsewhere after"
                                + " the library has looked. Nothing was sent."));
    }
}
