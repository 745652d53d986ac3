package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.session.PartnerRuntime;
import io.github.mpfinicity.microprofile.session.SessionRegistry;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.client.ClientRequestContext;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Whose credentials a call carries: the partner that the client's annotation names; for a client
 * without one, the partner whose origin the call goes to.
 */
final class Addressee {
    private static final String PROPERTY = "io.github.mpfinicity.partner";

    private Addressee() {}

    /** Notes it with the client: not every method that is called was declared by it. */
    static void note(FinicityClient annotation, RestClientBuilder builder) {
        builder.property(PROPERTY, annotation.partner());
    }

    static PartnerRuntime of(ClientRequestContext request, SessionRegistry registry) {
        return request.getConfiguration().getProperty(PROPERTY) instanceof String name
                ? registry.partner(PartnerName.of(name))
                : at(request.getUri(), registry);
    }

    static PartnerRuntime of(InvocationContext context, SessionRegistry registry) {
        FinicityClient annotation = annotation(context);
        return annotation == null
                ? registry.partner()
                : registry.partner(PartnerName.of(annotation.partner()));
    }

    private static @Nullable FinicityClient annotation(InvocationContext context) {
        Class<?> declaring = context.getMethod().getDeclaringClass();
        Class<?>[] implemented = context.getTarget().getClass().getInterfaces();
        return Stream.concat(Stream.of(declaring), Stream.of(implemented))
                .map(each -> each.getAnnotation(FinicityClient.class))
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
    }

    /** Where none is there, the default partner says what is wrong with the address. */
    private static PartnerRuntime at(URI request, SessionRegistry registry) {
        List<PartnerRuntime> there =
                registry.partners().stream()
                        .filter(each -> Origins.same(request, each.baseUri()))
                        .toList();
        if (there.size() > 1) {
            throw new InvalidConfigurationException(
                    List.of(
                            "several partners have the origin "
                                    + Origins.of(request)
                                    + ", and nothing says whose credentials this Rest Client is to"
                                    + " carry: put @FinicityClient(partner = \"...\") on its"
                                    + " interface. Nothing was sent."));
        }
        return there.isEmpty() ? registry.partners().get(0) : there.get(0);
    }
}
