package io.github.mpfinicity.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * JSON-P, looked up once: later look-ups would depend on the context class loader of the thread
 * that serves the request. Thread-safe.
 */
public final class Json {

    private final JsonBuilderFactory builders;
    private final JsonParserFactory parsers;

    /** Finds a provider next to this class, else wherever JSON-P itself looks. */
    public Json() {
        var provider =
                ServiceLoader.load(JsonProvider.class, Json.class.getClassLoader())
                        .findFirst()
                        .orElseGet(JsonProvider::provider);
        builders = provider.createBuilderFactory(Map.of());
        parsers = provider.createParserFactory(Map.of());
    }

    /** {@return a new builder of an object} */
    public JsonObjectBuilder object() {
        return builders.createObjectBuilder();
    }

    /** {@return a new builder of an array} */
    public JsonArrayBuilder array() {
        return builders.createArrayBuilder();
    }

    /**
     * Reads an object in UTF-8.
     *
     * @param bytes a whole document
     * @return empty if it is anything but one JSON object
     */
    public Optional<JsonObject> read(byte[] bytes) {
        try (var parser = parsers.createParser(new ByteArrayInputStream(bytes), UTF_8)) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                return Optional.empty();
            }
            var object = parser.getObject();
            // A reader would ignore text after the object.
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (RuntimeException e) {
            // JsonException is not enough: Parsson rejects deep nesting with a bare
            // RuntimeException.
            return Optional.empty();
        }
    }
}
