package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customers: a fixed first lot, and the customers added. The monitor guards them. */
final class Customers {

    private static final int FIRST_LOT = 25;
    private static final long FIRST_ID = 7_000_000_001L;
    private static final Instant LONG_AGO = Instant.parse("2024-01-15T09:00:00Z");
    private static final List<String> OPTIONAL = List.of("phone", "email");

    private final Json json;
    private final Map<String, JsonObject> byId = new LinkedHashMap<>();
    private long nextId;

    Customers(Json json) {
        this.json = json;
        reset();
    }

    synchronized void reset() {
        byId.clear();
        nextId = FIRST_ID;
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
        return List.copyOf(byId.values());
    }

    synchronized Optional<JsonObject> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Adds a customer. Empty if the username is taken. */
    synchronized Optional<JsonObject> add(JsonObject newcomer, String type, Instant at) {
        var username = newcomer.getString("username");
        if (all().stream().anyMatch(known -> known.getString("username").equals(username))) {
            return Optional.empty();
        }
        var id = String.valueOf(nextId++);
        var customer =
                json.object()
                        .add("id", id)
                        .add("username", username)
                        .add("firstName", newcomer.getString("firstName", ""))
                        .add("lastName", newcomer.getString("lastName", ""))
                        .add("type", type)
                        // The vendor writes text here, but a number in the answer to the POST.
                        .add("createdDate", seconds(at));
        OPTIONAL.forEach(member -> copy(member, newcomer, customer));
        byId.put(id, customer.build());
        return find(id);
    }

    /** Changes the name of a customer and nothing else. False if no customer has the id. */
    synchronized boolean modify(String id, JsonObject changes, Instant at) {
        return byId.computeIfPresent(id, (known, before) -> modified(before, changes, at)) != null;
    }

    synchronized boolean delete(String id) {
        return byId.remove(id) != null;
    }

    private JsonObject modified(JsonObject before, JsonObject changes, Instant at) {
        var customer = json.object();
        before.forEach(customer::add);
        copy("firstName", changes, customer);
        copy("lastName", changes, customer);
        return customer.add("lastModifiedDate", seconds(at)).build();
    }

    private static void copy(String member, JsonObject from, JsonObjectBuilder to) {
        if (from.get(member) instanceof JsonString text) {
            to.add(member, text);
        }
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }
}
