package io.github.mpfinicity.microprofile.webhook;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partner whose webhooks a resource method receives. {@link FinicityWebhook} names it on
 * the method, on a method that it overrides or implements, on the class, or on a type above. A
 * class takes precedence over those above it, and classes over interfaces, as in Jakarta REST. An
 * override without the annotation removes nothing.
 */
final class Marks {
    private Marks() {}

    /**
     * Finds the partner of a method. Null if no annotation applies.
     *
     * @throws InvalidConfigurationException if two interfaces name different partners, or the name
     *     cannot be one
     */
    static @Nullable PartnerName partner(Class<?> resource, Method method) {
        String name = name(resource, method);
        String where = "@FinicityWebhook of " + resource.getName() + "." + method.getName();
        return name == null ? null : PartnerName.of(name, where);
    }

    private static @Nullable String name(Class<?> resource, Method method) {
        Set<List<Class<?>>> signatures = signatures(resource, method);
        String onMethod =
                find(resource, method, type -> declared(type, method.getName(), signatures));
        return onMethod != null ? onMethod : find(resource, method, Stream::of);
    }

    /**
     * Returns the partners of all methods of a resource that has a path. None if annotations
     * contradict each other, which the server reports.
     */
    static Stream<PartnerName> partners(Class<?> resource) {
        return isResource(resource)
                ? Arrays.stream(resource.getMethods())
                        .flatMap(method -> partnerIfClear(resource, method).stream())
                : Stream.empty();
    }

    /**
     * Finds the sub-resource locators that an annotation marks, one sentence each. A server neither
     * binds a filter to a locator nor shows the located resource its mark, so nothing would be
     * verified. As in Jakarta REST, a method that declares neither a path nor an HTTP method
     * inherits both from the method that it overrides or implements.
     */
    static Stream<String> problems(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> isLocator(resource, method) && isMarked(resource, method))
                .map(method -> inVain(resource, method))
                .distinct();
    }

    private static boolean isLocator(Class<?> resource, Method method) {
        Set<List<Class<?>>> signatures = signatures(resource, method);
        return Stream.concat(classes(resource).stream(), interfaces(resource).stream())
                .flatMap(type -> declared(type, method.getName(), signatures))
                .filter(each -> each.isAnnotationPresent(Path.class) || hasHttpMethod(each))
                .findFirst()
                .filter(nearest -> !hasHttpMethod(nearest))
                .isPresent();
    }

    private static boolean hasHttpMethod(AnnotatedElement method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static boolean isMarked(Class<?> resource, Method method) {
        try {
            return name(resource, method) != null;
        } catch (InvalidConfigurationException contradiction) {
            return true;
        }
    }

    private static String inVain(Class<?> resource, Method method) {
        return "@FinicityWebhook applies to "
                + resource.getName()
                + "."
                + method.getName()
                + ", which locates a sub-resource: nothing would be verified there. Remove it from"
                + " this method or class, and put @FinicityWebhook on the sub-resource or its"
                + " methods";
    }

    private static Optional<PartnerName> partnerIfClear(Class<?> resource, Method method) {
        try {
            name(resource, method);
        } catch (InvalidConfigurationException contradiction) {
            return Optional.empty();
        }
        return Optional.ofNullable(partner(resource, method));
    }

    /** True if the type, or one above it, has a path. */
    static boolean isResource(Class<?> type) {
        return Stream.concat(classes(type).stream(), interfaces(type).stream())
                .anyMatch(each -> each.isAnnotationPresent(Path.class));
    }

    private static @Nullable String find(
            Class<?> resource, Method method, Function<Class<?>, Stream<AnnotatedElement>> parts) {
        for (Class<?> type : classes(resource)) {
            String named = only(resource, method, marks(parts.apply(type)));
            if (named != null) {
                return named;
            }
        }
        var marked = new LinkedHashMap<Class<?>, Set<String>>();
        for (Class<?> type : interfaces(resource)) {
            Set<String> names = marks(parts.apply(type));
            if (!names.isEmpty()) {
                marked.put(type, names);
            }
        }
        return only(resource, method, nearest(marked));
    }

    /** Gives the partners of the interfaces that no other marked interface extends. */
    private static Set<String> nearest(Map<Class<?>, Set<String>> marked) {
        var names = new LinkedHashSet<String>();
        marked.forEach(
                (type, found) -> {
                    boolean extended =
                            marked.keySet().stream()
                                    .anyMatch(
                                            other -> other != type && type.isAssignableFrom(other));
                    if (!extended) {
                        names.addAll(found);
                    }
                });
        return names;
    }

    private static @Nullable String only(Class<?> resource, Method method, Set<String> names) {
        if (names.size() > 1) {
            throw new InvalidConfigurationException(
                    List.of(
                            "@FinicityWebhook above "
                                    + resource.getName()
                                    + "."
                                    + method.getName()
                                    + " names several partners ("
                                    + String.join(", ", names)
                                    + "), and none of them takes precedence: put"
                                    + " @FinicityWebhook(partner = \"...\") on the method"
                                    + " itself."));
        }
        return names.isEmpty() ? null : names.iterator().next();
    }

    private static Set<String> marks(Stream<AnnotatedElement> parts) {
        var names = new LinkedHashSet<String>();
        parts.map(part -> part.getDeclaredAnnotation(FinicityWebhook.class))
                .filter(mark -> mark != null)
                .forEach(mark -> names.add(mark.partner()));
        return names;
    }

    private static Stream<AnnotatedElement> declared(
            Class<?> type, String name, Set<List<Class<?>>> signatures) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .filter(each -> signatures.contains(List.of(each.getParameterTypes())))
                .map(each -> each);
    }

    /** Finds the signatures of the method and those that the compiler bridges to or from it. */
    private static Set<List<Class<?>>> signatures(Class<?> resource, Method method) {
        List<Class<?>> own = List.of(method.getParameterTypes());
        var all = new LinkedHashSet<List<Class<?>>>(List.of(own));
        for (Class<?> type :
                Stream.concat(classes(resource).stream(), interfaces(resource).stream()).toList()) {
            List<Method> same =
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(each -> each.getName().equals(method.getName()))
                            .toList();
            for (Method bridge : same.stream().filter(Method::isBridge).toList()) {
                List<Class<?>> wide = List.of(bridge.getParameterTypes());
                if (narrower(own, wide)) {
                    all.add(wide);
                } else if (wide.equals(own)) {
                    same.stream()
                            .filter(each -> !each.isBridge())
                            .map(each -> List.of(each.getParameterTypes()))
                            .filter(each -> narrower(each, wide))
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static boolean narrower(List<Class<?>> own, List<Class<?>> wide) {
        if (own.size() != wide.size() || own.equals(wide)) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!wide.get(i).isAssignableFrom(own.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Lists the classes from the resource up. A container's proxy is a class without annotations.
     */
    private static List<Class<?>> classes(Class<?> resource) {
        var all = new ArrayList<Class<?>>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            all.add(type);
        }
        return all;
    }

    private static Set<Class<?>> interfaces(Class<?> resource) {
        var all = new LinkedHashSet<Class<?>>();
        classes(resource).forEach(type -> addInterfaces(type, all));
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> into) {
        for (Class<?> each : type.getInterfaces()) {
            if (into.add(each)) {
                addInterfaces(each, into);
            }
        }
    }
}
