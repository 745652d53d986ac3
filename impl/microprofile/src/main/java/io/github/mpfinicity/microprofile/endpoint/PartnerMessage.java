package io.github.mpfinicity.microprofile.endpoint;

import jakarta.json.bind.annotation.JsonbProperty;

/**
 * The body of an authentication. Public because JSON-B only sees public types.
 *
 * @param partnerId who asks
 * @param partnerSecret the proof
 */
public record PartnerMessage(
        @JsonbProperty("partnerId") String partnerId,
        @JsonbProperty("partnerSecret") String partnerSecret) {
    @Override
    public String toString() {
        return "PartnerMessage[masked]";
    }
}
