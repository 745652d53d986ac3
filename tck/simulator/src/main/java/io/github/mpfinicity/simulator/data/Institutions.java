package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/** A few banks that do not exist, with the members that the vendor always sends. */
final class Institutions {

    private static final int COUNT = 12;
    private static final int FIRST_ID = 102_101;
    private static final List<String> PRODUCTS =
            List.of("transAgg", "ach", "stateAgg", "voi", "voa", "aha", "availBalance");

    private final List<JsonObject> all;

    Institutions(Json json) {
        all = IntStream.rangeClosed(1, COUNT).mapToObj(i -> bank(i, json)).toList();
    }

    List<JsonObject> all() {
        return all;
    }

    private static JsonObject bank(int i, Json json) {
        var bank = json.object().add("id", FIRST_ID + i - 1).add("name", "Simulated Bank " + i);
        PRODUCTS.forEach(product -> bank.add(product, true));
        return bank.add("accountOwner", true)
                .add("oauthEnabled", i % 2 == 0)
                .add("currency", "USD")
                .add("status", "online")
                .build();
    }
}
