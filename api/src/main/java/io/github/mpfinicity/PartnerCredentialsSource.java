package io.github.mpfinicity;

/**
 * Supplies the credentials of one partner. Asked anew for each authentication and never cached
 * beyond it, so that a changed secret or app key is used without a restart.
 *
 * <p>A CDI bean of this type, without a qualifier, takes the place of the settings for credentials.
 * There may be one at most. Called on a background thread with the application's class loader,
 * where no request scope is active; never twice at a time for one partner, and at most once a
 * second: whoever looks more often than that gets the answer before.
 */
@FunctionalInterface
public interface PartnerCredentialsSource {
    /**
     * The credentials as they are now. May block for as long as reading them takes.
     *
     * @return the credentials to present next
     * @throws InvalidConfigurationException if some are missing or impossible, listing every
     *     problem
     * @throws RuntimeException if they cannot be had at the moment; asked again after a back-off.
     *     Its class is logged, its message never: that may hold a secret
     */
    PartnerCredentials credentials();
}
