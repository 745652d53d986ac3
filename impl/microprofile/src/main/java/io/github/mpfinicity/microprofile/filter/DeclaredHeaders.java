package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.config.Region;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * Headers that a Rest Client interface sets itself. The filter would replace its two, so whoever
 * declared one of them believes in what is not sent. What a caller passes is replaced all the same.
 */
public final class DeclaredHeaders {
    private DeclaredHeaders() {}

    /** A sentence for each declaration of one of the filter's headers. */
    public static List<String> problems(Class<?> api) {
        List<Method> methods = List.of(api.getMethods());
        Stream<Class<?>> types =
                Stream.concat(Stream.of(api), methods.stream().map(Method::getDeclaringClass));
        return Stream.concat(
                        types.distinct().flatMap(type -> set(type, type.getName())),
                        methods.stream().flatMap(method -> set(method, name(method))))
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static Stream<String> set(AnnotatedElement element, String where) {
        return Arrays.stream(element.getAnnotationsByType(ClientHeaderParam.class))
                .map(ClientHeaderParam::name)
                .filter(DeclaredHeaders::isOurs)
                .map(header -> problem(where, header));
    }

    private static boolean isOurs(String header) {
        return Arrays.stream(Region.values())
                .flatMap(region -> Stream.of(region.appKeyHeader(), region.appTokenHeader()))
                .anyMatch(header::equalsIgnoreCase);
    }

    private static String problem(String where, String header) {
        return "@ClientHeaderParam on "
                + where
                + " sets the header "
                + header
                + ", which this library sets: take it away";
    }
}
