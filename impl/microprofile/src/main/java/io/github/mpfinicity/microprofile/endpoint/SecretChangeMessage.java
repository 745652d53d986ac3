package io.github.mpfinicity.microprofile.endpoint;

import jakarta.json.bind.annotation.JsonbProperty;

/**
 * The body of a change of the secret. Public because JSON-B only sees public types.
 *
 * @param partnerId who asks
 * @param partnerSecret the proof
 * @param newPartnerSecret what shall be the proof from now on
 * @param immediate whether the present secret ends at once; left out, it would
 */
public record SecretChangeMessage(
        @JsonbProperty("partnerId") String partnerId,
        @JsonbProperty("partnerSecret") String partnerSecret,
        @JsonbProperty("newPartnerSecret") String newPartnerSecret,
        @JsonbProperty("immediate") boolean immediate) {
    @Override
    public String toString() {
        return "SecretChangeMessage[masked]";
    }
}
