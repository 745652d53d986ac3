package io.github.mpfinicity.contract.examples;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One example of an answer from 400 on.
 *
 * @param where the place of its response in the document, and its name
 * @param value as YAML has it: a text, or maps and lists
 */
record ErrorExample(String where, Object value) {
    private static final Set<String> CODES = Set.of("code", "reasoncode");
    private static final Set<String> MESSAGES = Set.of("message", "description");

    /** The code that a reader of the document sees, wherever it stands; null if there is none. */
    @Nullable String code() {
        return first(value, CODES);
    }

    /** The message that a reader of the document sees; null if there is none. */
    @Nullable String message() {
        return first(value, MESSAGES);
    }

    private static @Nullable String first(@Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> object) {
            return Stream.concat(
                            object.entrySet().stream()
                                    .filter(it -> names.contains(name(it.getKey())))
                                    .map(it -> it.getValue())
                                    .filter(it -> it instanceof String || it instanceof Number)
                                    .map(String::valueOf),
                            object.values().stream().map(it -> first(it, names)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(it -> first(it, names))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String name(Object key) {
        return String.valueOf(key).toLowerCase(Locale.ROOT);
    }
}
