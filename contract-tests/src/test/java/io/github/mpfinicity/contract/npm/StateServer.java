package io.github.mpfinicity.contract.npm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.contract.provider.SimulatedStates;
import io.github.mpfinicity.simulator.http.LoopbackServer;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets a verifier of another process set a simulator's state, and hear the values. */
final class StateServer implements AutoCloseable {
    private final SimulatedStates states;
    private final HttpServer server;
    private final List<String> set = new CopyOnWriteArrayList<>();

    StateServer(SimulatedStates states) throws IOException {
        this.states = states;
        server = LoopbackServer.plain(0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The states that were asked for, in that order. */
    List<String> set() {
        return set;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                var reader = Json.createReader(exchange.getRequestBody())) {
            JsonObject asked = reader.readObject();
            set.add(asked.getString("state"));
            var values = states.set(asked.getString("state"), plain(asked.getJsonObject("params")));
            byte[] body =
                    Json.createObjectBuilder(Map.copyOf(values))
                            .build()
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, Object> plain(JsonObject parameters) {
        Map<String, Object> plain = new HashMap<>();
        parameters.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.intValue();
        }
        return value instanceof JsonString text ? text.getString() : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
