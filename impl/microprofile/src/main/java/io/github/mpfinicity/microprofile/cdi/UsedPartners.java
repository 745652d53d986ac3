package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.webhook.WebhookBinding;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the partners that the beans of an application name: as clients, as resources, or at
 * injection points. At run time some containers know only the first two, others only the last.
 */
final class UsedPartners {
    private static final Set<Type> INJECTED =
            Set.of(AppTokens.class, PartnerAccount.class, WebhookVerifier.class);

    private UsedPartners() {}

    /** Finds the names, in alphabetical order whatever the order of the beans. */
    static Set<PartnerName> in(Set<Bean<?>> beans) {
        return beans.stream()
                .filter(bean -> bean.getBeanClass() != FinicityBeans.class)
                .flatMap(UsedPartners::of)
                .distinct()
                .sorted(Comparator.comparing(PartnerName::value))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<PartnerName> of(Bean<?> bean) {
        Stream<PartnerName> clients = bean.getTypes().stream().flatMap(UsedPartners::ofClient);
        Stream<PartnerName> resources = WebhookBinding.partners(bean.getBeanClass());
        Stream<PartnerName> injected = bean.getInjectionPoints().stream().flatMap(UsedPartners::of);
        return Stream.of(clients, resources, injected).flatMap(each -> each);
    }

    private static Stream<PartnerName> of(InjectionPoint point) {
        return plain(point.getType())
                .flatMap(type -> INJECTED.contains(type) ? named(point).stream() : ofClient(type));
    }

    /** Unwraps types such as {@code Instance}: a type that is looked up later is used, too. */
    private static Stream<Type> plain(Type type) {
        return type instanceof ParameterizedType some
                ? Arrays.stream(some.getActualTypeArguments())
                : Stream.of(type);
    }

    private static Stream<PartnerName> ofClient(Type type) {
        return type instanceof Class<?> api
                ? Optional.ofNullable(api.getAnnotation(FinicityClient.class)).stream()
                        .map(
                                marked ->
                                        PartnerName.of(
                                                marked.partner(),
                                                "@FinicityClient of " + api.getName()))
                : Stream.empty();
    }

    /** The partner that an injection point names; empty if it has a qualifier of another kind. */
    static Optional<PartnerName> named(InjectionPoint point) {
        Set<Annotation> qualifiers = point.getQualifiers();
        if (qualifiers.contains(Default.Literal.INSTANCE)) {
            return Optional.of(PartnerName.DEFAULT);
        }
        return qualifiers.stream()
                .filter(Partner.class::isInstance)
                .map(each -> PartnerName.of(((Partner) each).value(), "@Partner" + place(point)))
                .findFirst();
    }

    private static String place(InjectionPoint point) {
        Member member = point.getMember();
        return member == null
                ? ""
                : " of " + member.getDeclaringClass().getName() + "." + member.getName();
    }
}
