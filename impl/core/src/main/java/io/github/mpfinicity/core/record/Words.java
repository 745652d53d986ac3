package io.github.mpfinicity.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of a record's line. The methods throw {@link IllegalArgumentException} for a word that
 * makes no sense.
 */
record Words(Map<String, String> values) {
    static final String BETWEEN = ",";

    static Words of(String text) {
        Map<String, String> values = new HashMap<>();
        for (String confirmation : text.strip().split(" ", -1)) {
            String[] parts = confirmation.split("=", 2);
            require(parts.length == 2 && values.put(parts[0], parts[1]) == null, confirmation);
        }
        return new Words(values);
    }

    String text(String name) {
        String value = values.get(name);
        require(value != null, name);
        return value == null ? "" : value;
    }

    <T> List<T> list(String name, Function<String, T> item) {
        String text = text(name);
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(BETWEEN, -1)).stream().map(item).toList();
    }

    /** The value of the word; null if it is empty. */
    String @Nullable [] parts(String name, int count) {
        String text = text(name);
        return text.isEmpty() ? null : split(text, count);
    }

    static String[] split(String text, int count) {
        String[] parts = text.split(":", -1);
        require(parts.length == count, text);
        return parts;
    }

    static long number(String text, long most) {
        long number = Long.parseLong(text);
        require(number >= 0 && number <= most, text);
        return number;
    }

    static void require(boolean sense, String what) {
        if (!sense) {
            throw new IllegalArgumentException(what);
        }
    }
}
