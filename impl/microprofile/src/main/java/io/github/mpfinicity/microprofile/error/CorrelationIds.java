package io.github.mpfinicity.microprofile.error;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The ids of an answer that the vendor's support asks for, from its headers and its body. */
final class CorrelationIds {
    private static final int MOST = 8;

    private static final Pattern HEADER =
            Pattern.compile(
                    "(?i)[a-z-]{0,40}(?:request|correlation|transaction|trace)-?id[a-z-]{0,20}");

    private static final Pattern VALUE = Pattern.compile("[\\w.:/+=-]{1,128}");

    private CorrelationIds() {}

    /** By the names they came under; what does not look like an id is left out. */
    static Map<String, String> of(
            MultivaluedMap<String, String> headers, Map<String, String> inBody) {
        var ids = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        inBody.forEach((name, value) -> add(ids, name, value));
        headers.forEach(
                (name, values) -> {
                    if (!values.isEmpty() && HEADER.matcher(name).matches()) {
                        add(ids, name, values.get(0));
                    }
                });
        return ids;
    }

    private static void add(Map<String, String> ids, String name, String value) {
        if (ids.size() < MOST && VALUE.matcher(value).matches()) {
            ids.put(name, value);
        }
    }
}
