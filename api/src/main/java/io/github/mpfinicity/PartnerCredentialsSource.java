package io.github.mpfinicity;

/**
 * Supplies the credentials of one partner. The library asks the source for each authentication and
 * does not cache the answer beyond it, so that a changed secret or app key is used without a
 * restart.
 *
 * <p>A CDI bean of this type, without a qualifier, takes the place of the settings for credentials.
 * An application may have one such bean at most. The library calls it on a background thread with
 * the application's class loader, where no request scope is active. It makes one call at a time for
 * each partner, and at most one a second: a request within that second gets the last answer. A call
 * that lasts longer than {@code finicity.deadline} is given up, and the next one may begin.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface PartnerCredentialsSource {
    /**
     * Reads the present credentials. The method may block.
     *
     * @return the credentials to present next
     * @throws InvalidConfigurationException if some are missing or impossible; it lists every
     *     problem
     * @throws RuntimeException if the credentials cannot be read at the moment; the library asks
     *     again after a back-off. It logs the class of the exception but never the message, which
     *     may hold a secret
     */
    PartnerCredentials credentials();
}
