package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of a list that a request asks for. */
record Page(int start, int limit, Instant asOf) {

    private static final int MOST = 1000;

    /** Empty if a number is none, or out of range. */
    static Optional<Page> of(RecordedRequest request) {
        try {
            var start = Integer.parseInt(parameter(request, "start").orElse("1"));
            var limit = Integer.parseInt(parameter(request, "limit").orElse("25"));
            var possible = start >= 1 && limit >= 1 && limit <= MOST;
            return possible
                    ? Optional.of(new Page(start, limit, request.receivedAt()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The vendor's frame around a list, with {@code start} as the number of the first record. */
    JsonObject of(String name, List<JsonObject> all, Json json) {
        var displayed = all.stream().skip(start - 1L).limit(limit).toList();
        var array = json.array();
        displayed.forEach(array::add);
        return json.object()
                .add("found", all.size())
                .add("displaying", displayed.size())
                .add("moreAvailable", start - 1L + displayed.size() < all.size())
                .add("createdDate", asOf.getEpochSecond())
                .add(name, array)
                .build();
    }

    private static Optional<String> parameter(RecordedRequest request, String name) {
        var query = request.query().orElse("");
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
