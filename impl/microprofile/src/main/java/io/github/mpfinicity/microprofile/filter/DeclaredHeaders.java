package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.config.Region;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * Finds the headers that a Rest Client interface declares. The filter replaces its two headers, so
 * an author who declared one of them would rely on a value that is not sent. A header that a caller
 * passes is replaced without a complaint.
 */
public final class DeclaredHeaders {
    private DeclaredHeaders() {}

    /** Returns one sentence for each declaration of one of the filter's headers. */
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
