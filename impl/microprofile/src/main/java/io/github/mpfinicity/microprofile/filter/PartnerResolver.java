package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partner of a call: the partner that the client's annotation names. For a client without
 * the annotation it is the partner whose origin the call goes to.
 */
final class PartnerResolver {
    /**
     * The names of the partners whose clients have the methods of an interface. The values are of
     * types of the JDK, so that no interface keeps the class loader of another one alive.
     */
    private static final ClassValue<Set<String>> NOTED =
            new ClassValue<>() {
                @Override
                protected Set<String> computeValue(Class<?> api) {
                    return ConcurrentHashMap.newKeySet();
                }
            };

    private PartnerResolver() {}

    /**
     * Notes the annotation with the client. The interface that declares a called method may be
     * another one than the client's.
     */
    static void note(Class<?> api, PartnerName partner) {
        withInherited(api).forEach(each -> NOTED.get(each).add(partner.value()));
    }

    static PartnerRuntime of(GuardedClient client, URI request, SessionRegistry registry) {
        PartnerName named = client.partner();
        return named == null ? at(request, registry) : registry.partner(named);
    }

    /**
     * The partner of a call before its request. The client's own interface decides, and not an
     * interface from which a method was inherited. Null if the client cannot be seen: then the
     * filter waits for the token.
     */
    static @Nullable PartnerRuntime of(
            Class<?> declaring, Object target, SessionRegistry registry) {
        List<Class<?>> own = own(target.getClass(), declaring);
        if (!own.isEmpty()) {
            return own.stream()
                    .map(each -> each.getAnnotation(FinicityClient.class))
                    .filter(each -> each != null)
                    .findFirst()
                    .map(each -> named(each.partner(), registry))
                    .orElse(null);
        }
        List<String> noted = List.copyOf(NOTED.get(declaring));
        return noted.size() == 1 ? named(noted.get(0), registry) : null;
    }

    private static PartnerRuntime named(String partner, SessionRegistry registry) {
        return registry.partner(PartnerName.of(partner));
    }

    /**
     * The Rest Client interfaces of a target. Jersey's targets have none. On Quarkus a generated
     * class declares the method.
     */
    private static List<Class<?>> own(@Nullable Class<?> target, Class<?> declaring) {
        if (target == null) {
            return List.of();
        }
        List<Class<?>> own =
                Arrays.stream(target.getInterfaces())
                        .filter(
                                each ->
                                        declaring.isAssignableFrom(each)
                                                || each.isAssignableFrom(declaring))
                        .toList();
        return own.isEmpty() ? own(target.getSuperclass(), declaring) : own;
    }

    private static Stream<Class<?>> withInherited(Class<?> api) {
        return Stream.concat(
                Stream.of(api),
                Arrays.stream(api.getInterfaces()).flatMap(PartnerResolver::withInherited));
    }

    /**
     * The partner with the origin of a request. If no partner has it, the default partner reports
     * the wrong address.
     */
    private static PartnerRuntime at(URI request, SessionRegistry registry) {
        List<PartnerRuntime> there = registry.at(request);
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
