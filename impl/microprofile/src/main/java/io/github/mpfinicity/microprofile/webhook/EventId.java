package io.github.mpfinicity.microprofile.webhook;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the event id in a body: the text {@code eventId} at the top level of a JSON object. */
final class EventId {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final String NAME = "eventId";
    private static final int DEEPEST = 32;

    /** A longer one would fill the memory of those seen; the samples have some forty characters. */
    private static final int LONGEST = 256;

    private EventId() {}

    /** Null if there is none, or the body is no JSON: such a delivery is never dropped. */
    static @Nullable String in(byte[] body) {
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body))) {
            String id = find(parser);
            return id == null || id.isBlank() || id.length() > LONGEST ? null : id;
        } catch (RuntimeException e) {
            // XML, compressed or broken. The resource will say what it makes of it.
            return null;
        }
    }

    private static @Nullable String find(JsonParser parser) {
        int depth = 0;
        boolean named = false;
        while (parser.hasNext() && depth <= DEEPEST) {
            Event event = parser.next();
            if (named && event == Event.VALUE_STRING) {
                return parser.getString();
            }
            named = depth == 1 && event == Event.KEY_NAME && parser.getString().equals(NAME);
            switch (event) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {}
            }
        }
        return null;
    }
}
