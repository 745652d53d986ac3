package io.github.mpfinicity.simulator.authentication;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Xml;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The members of an authentication's body; a blank one counts as missing, as at the vendor. */
record Credentials(String partnerId, String partnerSecret) {

    /** Empty if the body is malformed. */
    static Optional<Credentials> read(RecordedRequest request, Json json) {
        var type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return (type.contains("/xml")
                        ? Xml.read("credentials", request.body())
                        : json.read(request.body()).flatMap(Credentials::texts))
                .map(Credentials::of);
    }

    Optional<String> missing() {
        if (partnerId.isBlank()) {
            return Optional.of("partnerId");
        }
        return partnerSecret.isBlank() ? Optional.of("partnerSecret") : Optional.empty();
    }

    private static Optional<Map<String, String>> texts(JsonObject body) {
        var texts = new HashMap<String, String>();
        for (var member : body.entrySet()) {
            if (member.getValue() instanceof JsonString text) {
                texts.put(member.getKey(), text.getString());
            } else if (member.getValue() != JsonValue.NULL && isOurs(member.getKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }

    private static boolean isOurs(String member) {
        return member.equals("partnerId") || member.equals("partnerSecret");
    }

    private static Credentials of(Map<String, String> texts) {
        return new Credentials(
                texts.getOrDefault("partnerId", ""), texts.getOrDefault("partnerSecret", ""));
    }

    @Override
    public String toString() {
        return "Credentials[" + partnerId + "]";
    }
}
