package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import org.jspecify.annotations.Nullable;

/**
 * The credentials to present, and the vendor's address.
 *
 * @param origin of the vendor: scheme, host and port. Two origins never share a record
 * @param present the credentials that are configured
 * @param pending the secret of a change that is not settled; null if there is none
 */
public record AuthenticationTarget(
        String origin, PartnerCredentials present, @Nullable PartnerSecret pending) {
    /** The same credentials with another secret. */
    public PartnerCredentials with(PartnerSecret secret) {
        return new PartnerCredentials(present.appKey(), present.partnerId(), secret);
    }

    /** True if both share a record. */
    public boolean samePartnerAs(AuthenticationTarget other) {
        return origin.equals(other.origin) && present.partnerId().equals(other.present.partnerId());
    }
}
