package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.core.vendor.VendorCode;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON event by event, so that a document that breaks off still gives what came before.
 * Names are compared without regard to case, arrays are looked through. For one document.
 */
final class ParsedJson {
    /** Where a code stands: flat, or in the wrapper, under either of its names. */
    private static final Set<String> CODES =
            Set.of("/code", "/errors/error/reasoncode", "/errors/error/code");

    private static final String TOKEN = "/token";
    private static final int DEEPEST = 32;

    /** The path of each object that is open. */
    private final Deque<String> objects = new ArrayDeque<>();

    private int depth;
    private String path = "";
    private @Nullable String token;
    private @Nullable String code;

    private ParsedJson() {}

    static ReplyReader.ParsedReply read(JsonParserFactory parsers, String text) {
        var findings = new ParsedJson();
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            while (findings.depth < DEEPEST && parser.hasNext()) {
                findings.take(parser.next(), parser);
            }
        } catch (RuntimeException e) {
            // Malformed, truncated or hostile: what came before stands.
        }
        return ReplyReader.ParsedReply.of(findings.token, findings.code);
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
     * The first one counts, except that nothing outweighs a lock.
     *
     * @param atTheTop whether it is a text of the document's own object: only that can be a token
     */
    private void text(String value, boolean atTheTop) {
        if (atTheTop && token == null && path.equals(TOKEN)) {
            token = value;
        }
        if (CODES.contains(path)) {
            String found = ReplyReader.asCode(value);
            code = code == null || VendorCode.of(found) == VendorCode.LOCKED ? found : code;
        }
    }
}
