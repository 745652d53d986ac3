package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;

/**
 * Sends authentications and changes of the secret to the vendor. One call is one request: no
 * redirect is followed and nothing is sent again, because a repeated wrong secret counts twice.
 */
public interface PartnerGateway {
    /**
     * Authenticates once, blocking until there is an outcome. The session does not wait longer than
     * its own deadline.
     *
     * @throws RuntimeException if the request may have arrived
     */
    Outcome authenticate(PartnerCredentials credentials);

    /**
     * Changes the secret once. The request presents the current secret, so it can fail and count as
     * an authentication does.
     *
     * @param next the new secret
     * @param grace for how long the vendor goes on accepting the current one
     * @throws RuntimeException if the request may have arrived
     */
    Outcome changeSecret(PartnerCredentials current, PartnerSecret next, GracePeriod grace);
}
