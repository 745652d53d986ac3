package io.github.mpfinicity.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * The reply to a request, as far as it is shown.
 *
 * @param status the HTTP status; 0 if the connection was closed instead
 * @param why the reason of a refusal; empty if there is none
 */
record Answer(int status, String why) {

    static final Answer NONE = new Answer(0, "The connection was closed without an answer.");

    private static final int FIRST_REFUSAL = 400;
    private static final int LONGEST = 4096;
    private static final int SHOWN = 160;

    /**
     * Reads the vendor's reason, unless the body takes time. The body of no other reply is read.
     */
    static Answer of(Reply reply, Json json) {
        if (reply.status() == Reply.NONE.status()) {
            return NONE;
        }
        return new Answer(
                reply.status(), reply.status() < FIRST_REFUSAL ? "" : reason(reply, json));
    }

    private static String reason(Reply reply, Json json) {
        var bytes =
                reply.body()
                        .bytes()
                        .filter(all -> all.length <= LONGEST)
                        .orElseGet(() -> new byte[0]);
        var after = reply.headers().get("Retry-After");
        var reason =
                json.read(bytes).flatMap(Answer::codeAndMessage).orElseGet(() -> beginning(bytes));
        return after == null ? reason : (reason + " (Retry-After: " + after + ")").strip();
    }

    private static Optional<String> codeAndMessage(JsonObject body) {
        var code = body.get("code");
        var message = body.get("message");
        return code != null && message instanceof JsonString words
                ? Optional.of(text(code) + ": " + words.getString())
                : Optional.empty();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static String beginning(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
