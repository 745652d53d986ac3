package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** By JSON-B. */
final class JsonMessages implements PartnerMessages {
    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    public String authentication(PartnerCredentials credentials) {
        String secret = credentials.partnerSecret().value();
        return jsonb.toJson(new PartnerMessage(credentials.partnerId(), secret));
    }

    @Override
    public String change(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        return jsonb.toJson(
                new SecretChangeMessage(
                        current.partnerId(),
                        current.partnerSecret().value(),
                        next.value(),
                        grace == GracePeriod.NONE));
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B could not be closed", e);
        }
    }
}
