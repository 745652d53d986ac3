package io.github.mpfinicity.core.gateway;

import io.github.mpfinicity.PartnerCredentials;

/**
 * Sends one authentication to the vendor. One call is one request: no redirect is followed and
 * nothing is sent again, because a repeated wrong secret counts twice.
 */
@FunctionalInterface
public interface PartnerGateway {
    /**
     * Authenticates once, blocking until there is an outcome. The session does not wait longer than
     * its own deadline.
     *
     * @throws RuntimeException understood as: the request may have arrived
     */
    Outcome authenticate(PartnerCredentials credentials);
}
