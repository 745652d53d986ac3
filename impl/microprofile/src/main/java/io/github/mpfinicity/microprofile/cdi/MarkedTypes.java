package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.filter.DeclaredHeaders;
import io.github.mpfinicity.microprofile.webhook.WebhookBinding;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds {@link FinicityClient} and {@link FinicityWebhook} in places where they cannot work, among
 * an application's beans.
 */
final class MarkedTypes {
    private MarkedTypes() {}

    /**
     * Checks the beans, and the Rest Clients that are injected into them. Some containers do not
     * show injected Rest Clients: those are checked when they are made.
     *
     * @throws InvalidConfigurationException naming each type and method that is marked in vain
     */
    static void requireSensible(Set<Bean<?>> beans) {
        List<String> problems =
                beans.stream().flatMap(MarkedTypes::problems).distinct().sorted().toList();
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }

    private static Stream<String> problems(Bean<?> bean) {
        Class<?> type = bean.getBeanClass();
        Stream<String> own = isMarkedInVain(type) ? Stream.of(inVain(type)) : Stream.empty();
        Stream<String> clients =
                bean.getInjectionPoints().stream()
                        .map(InjectionPoint::getType)
                        .filter(MarkedTypes::isClient)
                        .flatMap(api -> DeclaredHeaders.problems((Class<?>) api).stream());
        return Stream.of(own, WebhookBinding.problems(type), clients).flatMap(each -> each);
    }

    private static boolean isClient(Object type) {
        return type instanceof Class<?> api && api.isInterface() && isMarked(api);
    }

    /** True for a marked class, unless a container made it of a client's interface. */
    private static boolean isMarkedInVain(Class<?> type) {
        return !type.isInterface()
                && isMarked(type)
                && !type.isAnnotationPresent(Interceptor.class)
                && Arrays.stream(type.getInterfaces()).noneMatch(MarkedTypes::isMarked);
    }

    private static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(FinicityClient.class);
    }

    private static String inVain(Class<?> type) {
        return "@FinicityClient on the class "
                + type.getName()
                + " attaches nothing: it works on the interface of a MicroProfile Rest Client only."
                + " Put it there, beside @RegisterRestClient; a class that sends requests itself"
                + " injects AppTokens";
    }
}
