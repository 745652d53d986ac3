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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which partners the beans of an application name: as clients, as resources, or by what they
 * inject. Some containers know only the first two once they run, others only the last.
 */
final class UsedPartners {
    private static final Set<Type> INJECTED =
            Set.of(AppTokens.class, PartnerAccount.class, WebhookVerifier.class);

    private UsedPartners() {}

    /** In alphabetical order, whatever the order of the beans. */
    static Set<PartnerName> in(Set<Bean<?>> beans) {
        return beans.stream()
                .filter(bean -> bean.getBeanClass() != FinicityBeans.class)
                .flatMap(UsedPartners::of)
                .distinct()
                .sorted()
                .map(PartnerName::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> of(Bean<?> bean) {
        Stream<String> clients = bean.getTypes().stream().flatMap(UsedPartners::ofClient);
        Stream<String> resources = WebhookBinding.partners(bean.getBeanClass());
        Stream<String> injected = bean.getInjectionPoints().stream().flatMap(UsedPartners::of);
        return Stream.of(clients, resources, injected).flatMap(each -> each);
    }

    private static Stream<String> of(InjectionPoint point) {
        return plain(point.getType())
                .flatMap(
                        type ->
                                INJECTED.contains(type)
                                        ? qualified(point.getQualifiers()).stream()
                                        : ofClient(type));
    }

    /** What is looked up later is used, too. */
    private static Stream<Type> plain(Type type) {
        return type instanceof ParameterizedType some
                ? Arrays.stream(some.getActualTypeArguments())
                : Stream.of(type);
    }

    private static Stream<String> ofClient(Type type) {
        return type instanceof Class<?> api
                ? Optional.ofNullable(api.getAnnotation(FinicityClient.class)).stream()
                        .map(FinicityClient::partner)
                : Stream.empty();
    }

    private static Optional<String> qualified(Set<Annotation> qualifiers) {
        Optional<String> named =
                qualifiers.stream()
                        .filter(Partner.class::isInstance)
                        .map(qualifier -> ((Partner) qualifier).value())
                        .findFirst();
        return qualifiers.contains(Default.Literal.INSTANCE) ? Optional.of(Partner.DEFAULT) : named;
    }
}
