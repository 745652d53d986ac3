package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of a list that a request asks for. */
record Page(int start, int limit, Instant asOf) {

    private static final int MOST = 1000;

    /** Reads the page from a query. Empty if a parameter is no number. */
    static Optional<Page> of(Query query, Instant asOf) {
        var start = query.number("start", 1);
        var limit = query.number("limit", 25);
        return start.flatMap(from -> limit.map(most -> new Page(from, most, asOf)));
    }

    /** Gives the reason to reject this page. Empty if the page is valid. */
    Optional<FinicityError> refusal() {
        if (start < 1) {
            return Optional.of(FinicityError.START_TOO_SMALL);
        }
        if (limit < 1) {
            return Optional.of(FinicityError.LIMIT_TOO_SMALL);
        }
        return limit > MOST ? Optional.of(FinicityError.BAD_REQUEST) : Optional.empty();
    }

    /** Puts the vendor's frame around a list; {@code start} is the number of its first record. */
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
}
