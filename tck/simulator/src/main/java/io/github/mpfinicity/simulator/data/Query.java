package io.github.mpfinicity.simulator.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The decoded parameters of a request's query. The first of several with one name counts. */
record Query(Map<String, String> parameters) {

    /** Decodes a query. Empty if that fails. */
    static Optional<Query> of(RecordedRequest request) {
        var parameters = new HashMap<String, String>();
        try {
            for (var pair : request.query().orElse("").split("&", -1)) {
                var parts = pair.split("=", 2);
                parameters.putIfAbsent(
                        parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Query(parameters));
    }

    /** Reads a filter. A blank one counts as absent, as at the vendor. */
    Optional<String> filter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** Reads a number. Empty if the text is no number. */
    Optional<Integer> number(String name, int byDefault) {
        try {
            var text = parameters.get(name);
            return Optional.of(text == null ? byDefault : Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
