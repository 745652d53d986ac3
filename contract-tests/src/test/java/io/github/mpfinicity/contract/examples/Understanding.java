package io.github.mpfinicity.contract.examples;

import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the library's reader makes of examples.
 *
 * @param groups how many examples each group has
 * @param withoutCode how many examples have no code for anybody
 * @param problems what the reader did not understand, a line each
 */
record Understanding(Map<String, Integer> groups, int withoutCode, List<String> problems) {
    private static final Pattern DIGITS = Pattern.compile("\\s*(\\d+).*", Pattern.DOTALL);

    static Understanding of(List<ErrorExample> examples) {
        var reader = new ReplyReader();
        var groups = new TreeMap<String, Integer>();
        var problems = new ArrayList<String>();
        int withoutCode = 0;
        for (ErrorExample each : examples) {
            ErrorBody read = reader.error(body(each.value()));
            ErrorEntry known = read.known();
            String code = digits(each.code());
            boolean structured = each.value() instanceof Map;
            if (structured && !Objects.equals(code, read.code())) {
                problems.add(each.where() + ": code " + code + " is read as " + read.code());
            } else if (structured && !Objects.equals(each.message(), read.message())) {
                problems.add(each.where() + ": the message is not read");
            } else if (known != null) {
                groups.merge(known.group().name(), 1, Integer::sum);
            } else if (read.code() == null) {
                withoutCode++;
            } else {
                problems.add(each.where() + ": code " + read.code() + " is not in the catalogue");
            }
        }
        return new Understanding(groups, withoutCode, problems);
    }

    private static @Nullable String digits(@Nullable String code) {
        var digits = DIGITS.matcher(code == null ? "" : code);
        return digits.matches() ? digits.group(1) : null;
    }

    private static String body(Object value) {
        return value instanceof String text ? text : json(value).toString();
    }

    private static JsonValue json(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            JsonObjectBuilder builder = Json.createObjectBuilder();
            object.forEach((name, each) -> builder.add(String.valueOf(name), json(each)));
            return builder.build();
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder builder = Json.createArrayBuilder();
            list.forEach(each -> builder.add(json(each)));
            return builder.build();
        }
        if (value instanceof Number number) {
            return Json.createValue(number.longValue());
        }
        return value == null ? JsonValue.NULL : Json.createValue(String.valueOf(value));
    }
}
