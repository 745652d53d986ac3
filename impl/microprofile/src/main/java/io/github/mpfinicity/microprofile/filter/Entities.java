package io.github.mpfinicity.microprofile.filter;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what can be written twice as the same bytes. That is what is known to last: text, numbers,
 * dates, bytes, JSON; collections of it, and objects all of whose fields hold it. Anything else may
 * be used up, or may have changed, by then.
 *
 * <p>Looks at objects, not at declared types: what a field of an interface holds shows at run time
 * only. A field that is declared to hold a stream is enough, for it may have been emptied since. It
 * keeps nothing: a token is refused too rarely for that.
 */
final class Entities {
    /** Objects with parts; who sends more is told of the refusal. */
    private static final int MOST = 100_000;

    /** Of the JDK, and without anything that could be used up. */
    private static final Set<Class<?>> ROOTS = Set.of(Object.class, Record.class, Number.class);

    private final Deque<Object> unseen = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();

    private Entities() {}

    /** Whether each argument of a call can be sent again. */
    static boolean repeatable(Object @Nullable [] arguments) {
        return arguments == null || new Entities().last(arguments);
    }

    private boolean last(Object[] arguments) {
        try {
            add(arguments);
            while (!unseen.isEmpty()) {
                if (seen.size() > MOST || !lasts(unseen.pop())) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private void add(@Nullable Object part) {
        if (part != null && !Kinds.value(part) && seen.add(part)) {
            unseen.push(part);
        }
    }

    /** As far as can be said without its parts, which are looked at later. */
    private boolean lasts(Object object) throws ReflectiveOperationException {
        Class<?> type = object.getClass();
        if (Kinds.usedUp(type)) {
            return false;
        }
        List<Field> declared = fields.get(type);
        if (declared == null) {
            declared = fieldsOf(type);
            fields.put(type, declared);
            if (declared.stream().anyMatch(field -> Kinds.usedUp(field.getType()))
                    || (!Kinds.ofJdk(type) && givesStream(type))) {
                return false;
            }
        }
        for (Field field : declared) {
            add(field.get(object));
        }
        return addElements(object) || known(type, !declared.isEmpty());
    }

    /** Where no field can be seen, as in a native image, nothing is known. */
    private static boolean known(Class<?> type, boolean seen) {
        Class<?> root = root(type);
        return ROOTS.contains(root) ? seen : Kinds.valueOfJdk(root);
    }

    private boolean addElements(Object object) {
        if (object instanceof Object[] array) {
            Arrays.stream(array).forEach(this::add);
        } else if (object instanceof Collection<?> elements) {
            elements.forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            map.keySet().forEach(this::add);
            map.values().forEach(this::add);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        } else {
            return false;
        }
        return true;
    }

    /** Of all classes that are not the JDK's. */
    private static List<Field> fieldsOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> !Kinds.ofJdk(each), Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Entities::opened)
                .toList();
    }

    /** Throws where a module keeps its fields to itself. */
    private static Field opened(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static Class<?> root(Class<?> type) {
        return Kinds.ofJdk(type) ? type : root(type.getSuperclass());
    }

    /** Perhaps another one each time, perhaps not. */
    private static boolean givesStream(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(Entities::givesStream);
    }

    private static boolean givesStream(Method method) {
        Class<?> given = method.getReturnType();
        boolean reads =
                InputStream.class.isAssignableFrom(given) || Reader.class.isAssignableFrom(given);
        return method.getParameterCount() == 0
                && (reads || (method.getName().startsWith("get") && Kinds.usedUp(given)));
    }
}
