package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The customers: a first lot that is always there, and those added. Guarded by its monitor. */
final class Customers {

    private static final int FIRST_LOT = 25;
    private static final long FIRST_ID = 7_000_000_001L;
    private static final Instant LONG_AGO = Instant.parse("2024-01-15T09:00:00Z");

    private final Json json;
    private final List<JsonObject> all = new ArrayList<>();

    Customers(Json json) {
        this.json = json;
        reset();
    }

    synchronized void reset() {
        all.clear();
        for (int i = 1; i <= FIRST_LOT; i++) {
            var username = "customer-%02d".formatted(i);
            var newcomer =
                    json.object()
                            .add("username", username)
                            .add("firstName", "Pat")
                            .add("lastName", "Example-%02d".formatted(i));
            add(newcomer.build(), "active", LONG_AGO);
        }
    }

    synchronized List<JsonObject> all() {
        return List.copyOf(all);
    }

    /** Empty if the username is taken. */
    synchronized Optional<JsonObject> add(JsonObject newcomer, String type, Instant at) {
        var username = newcomer.getString("username");
        if (all.stream().anyMatch(known -> known.getString("username").equals(username))) {
            return Optional.empty();
        }
        var customer =
                json.object()
                        .add("id", String.valueOf(FIRST_ID + all.size()))
                        .add("username", username)
                        .add("firstName", newcomer.getString("firstName", ""))
                        .add("lastName", newcomer.getString("lastName", ""))
                        .add("type", type)
                        // Text here, a number in the answer to the POST: as the vendor has it.
                        .add("createdDate", String.valueOf(at.getEpochSecond()))
                        .build();
        all.add(customer);
        return Optional.of(customer);
    }
}
