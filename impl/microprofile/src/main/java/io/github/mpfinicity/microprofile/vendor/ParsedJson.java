package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.core.vendor.VendorCode;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON event by event. If the document breaks off, the values before the break are kept.
 * Names are compared without regard to case. Values in arrays count like others. For one document.
 */
final class ParsedJson {
    /** The paths of a code: at the top or in the wrapper, under either of its names. */
    private static final Set<String> CODES =
            Set.of("/code", "/errors/error/reasoncode", "/errors/error/code");

    /** Where the vendor's own words stand; the first one counts. */
    private static final Set<String> MESSAGES =
            Set.of("/message", "/errors/error/description", "/errors/error/message");

    /** Where an id stands that the vendor's support asks for. */
    private static final Map<String, String> IDS =
            Map.of("/externaltransactionid", "externalTransactionId", "/requestid", "requestId");

    private static final String TOKEN = "/token";
    private static final int DEEPEST = 32;

    /** The path of each object that is open. */
    private final Deque<String> objects = new ArrayDeque<>();

    private int depth;
    private String path = "";
    private @Nullable String token;
    private @Nullable String code;
    private @Nullable String message;
    private final Map<String, String> ids = new HashMap<>();

    private ParsedJson() {}

    static ReplyReader.ParsedReply read(JsonParserFactory parsers, String text) {
        var findings = new ParsedJson();
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            while (findings.depth < DEEPEST && parser.hasNext()) {
                findings.take(parser.next(), parser);
            }
        } catch (RuntimeException e) {
            // The document is malformed or cut off. The values before that are kept.
        }
        return ReplyReader.ParsedReply.of(
                findings.token, findings.code, findings.message, findings.ids);
    }

    private void take(JsonParser.Event event, JsonParser parser) {
        switch (event) {
            case START_OBJECT -> {
                depth++;
                objects.push(path);
            }
            case END_OBJECT -> {
                depth--;
                path = objects.pop();
            }
            case START_ARRAY -> depth++;
            case END_ARRAY -> depth--;
            case KEY_NAME ->
                    path = objects.getFirst() + "/" + parser.getString().toLowerCase(Locale.ROOT);
            case VALUE_STRING -> text(parser.getString(), depth == 1);
            case VALUE_NUMBER -> text(parser.getString(), false);
            default -> {}
        }
    }

    /**
     * Notes a text. The first code counts, but a lock always counts.
     *
     * @param atTheTop true for a text of the document's own object: only such a text can be a token
     */
    private void text(String value, boolean atTheTop) {
        if (atTheTop && token == null && path.equals(TOKEN)) {
            token = value;
        }
        if (CODES.contains(path)) {
            String found = ReplyReader.asCode(value);
            code = code == null || VendorCode.of(found) == VendorCode.LOCKED ? found : code;
        }
        if (MESSAGES.contains(path) && message == null) {
            message = value;
        }
        String id = IDS.get(path);
        if (id != null) {
            ids.putIfAbsent(id, value);
        }
    }
}
