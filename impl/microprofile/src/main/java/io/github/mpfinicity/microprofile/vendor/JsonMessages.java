package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes JSON with JSON-P. Three texts and a flag need no JSON binding, which applications with
 * Jackson do not have.
 */
final class JsonMessages implements PartnerMessages {
    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    @Override
    public String authentication(PartnerCredentials credentials) {
        return object(json -> presented(json, credentials));
    }

    @Override
    public String change(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        return object(
                json ->
                        presented(json, current)
                                .write("newPartnerSecret", next.value())
                                .write("immediate", grace == GracePeriod.NONE));
    }

    private static JsonGenerator presented(JsonGenerator json, PartnerCredentials credentials) {
        return json.write("partnerId", credentials.partnerId())
                .write("partnerSecret", credentials.partnerSecret().value());
    }

    private String object(UnaryOperator<JsonGenerator> members) {
        var text = new StringWriter();
        try (JsonGenerator json = generators.createGenerator(text)) {
            members.apply(json.writeStartObject()).writeEnd();
        }
        return text.toString();
    }
}
