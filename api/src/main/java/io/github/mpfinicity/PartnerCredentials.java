package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

/**
 * The credentials of one partner. {@link #toString()} shows only the partner id.
 *
 * @param appKey from the vendor's portal; 32 lower-case hex characters in every sample. Rotating it
 *     in the portal ends the old key at once
 * @param partnerId names the set of credentials; 13 digits in every sample
 * @param partnerSecret belongs to the partner id
 * @since 1.0
 */
public record PartnerCredentials(String appKey, String partnerId, PartnerSecret partnerSecret) {
    /**
     * Checks that nothing is missing.
     *
     * @param appKey not blank
     * @param partnerId not blank
     * @param partnerSecret checked by its own type
     * @throws IllegalArgumentException if the app key or the partner id is blank
     */
    public PartnerCredentials {
        requireNotBlank(appKey, "app key");
        requireNotBlank(partnerId, "partner id");
        requireNonNull(partnerSecret, "partnerSecret");
    }

    @Override
    public String toString() {
        return "PartnerCredentials[partnerId=" + partnerId + "]";
    }

    private static void requireNotBlank(String value, String what) {
        if (requireNonNull(value, what).isBlank()) {
            throw new IllegalArgumentException("the " + what + " must not be blank");
        }
    }
}
