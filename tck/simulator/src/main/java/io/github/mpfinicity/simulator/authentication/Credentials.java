package io.github.mpfinicity.simulator.authentication;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.Xml;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of an operation's body. A blank one counts as missing, as at the vendor. */
final class Credentials {

    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final Operation operation;
    private final Map<String, String> texts;

    Credentials(Operation operation, Map<String, String> texts) {
        this.operation = requireNonNull(operation, "operation");
        this.texts = Map.copyOf(texts);
    }

    /** Reads a body. Empty if it is malformed. */
    static Optional<Credentials> read(
            Operation operation, RecordedRequest request, SimulatedVendor vendor) {
        var type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        var texts =
                type.contains("/xml")
                        ? xmlTexts(operation, request, vendor.dialect())
                        : vendor.json()
                                .read(request.body())
                                .flatMap(body -> texts(operation, body));
        return texts.map(read -> new Credentials(operation, read));
    }

    String partnerId() {
        return text("partnerId");
    }

    String partnerSecret() {
        return text("partnerSecret");
    }

    String newPartnerSecret() {
        return text("newPartnerSecret");
    }

    /** True if the old secret must end at once, which is the vendor's default. */
    boolean immediate() {
        return !text(Operation.IMMEDIATE).equals("false");
    }

    Optional<String> missing() {
        return operation.required().stream().filter(member -> text(member).isBlank()).findFirst();
    }

    private String text(String member) {
        return texts.getOrDefault(member, "");
    }

    private static Optional<Map<String, String>> xmlTexts(
            Operation operation, RecordedRequest request, Dialect dialect) {
        var read = Xml.read("credentials", request.body());
        var declared = request.text().startsWith("<?xml");
        if (read.isEmpty() || (declared && dialect.xmlDeclarationRefused())) {
            return Optional.empty();
        }
        var texts = new HashMap<>(read.get());
        texts.keySet().removeIf(name -> !operation.knows(name));
        if (!dialect.immediateReadInXml()) {
            texts.remove(Operation.IMMEDIATE);
        }
        return BOOLEANS.contains(texts.getOrDefault(Operation.IMMEDIATE, "true"))
                ? Optional.of(texts)
                : Optional.empty();
    }

    private static Optional<Map<String, String>> texts(Operation operation, JsonObject body) {
        var texts = new HashMap<String, String>();
        for (var member : body.entrySet()) {
            var name = member.getKey();
            if (member.getValue() == JsonValue.NULL || !operation.knows(name)) {
                continue;
            }
            var text = text(name, member.getValue());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(name, text.get());
        }
        return Optional.of(texts);
    }

    private static Optional<String> text(String name, JsonValue value) {
        if (name.equals(Operation.IMMEDIATE)) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE
                    ? Optional.of(value.toString())
                    : Optional.empty();
        }
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Credentials[" + partnerId() + "]";
    }
}
