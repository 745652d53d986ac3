package io.github.mpfinicity;

/**
 * What an operator can see of a partner's account, and do about it. Inject it into an
 * administration page or a health check:
 *
 * <pre>{@code
 * @Inject PartnerAccount account;
 * ...
 * AccountStatus status = account.status();
 * }</pre>
 *
 * <p>Safe for any thread.
 */
public interface PartnerAccount {
    /**
     * The account as this process knows it. Sends and reads nothing, so it may be called often.
     *
     * @return a snapshot
     */
    AccountStatus status();

    /**
     * Says that somebody has made sure that the vendor's account is not locked, and that it is
     * right to try again. Forgets the attempts charged and the lock; a secret that was refused and
     * is still the configured one stays refused. The next call authenticates, unless an attempt
     * before it ended without an answer a moment ago: that one may still arrive, and its pause is
     * kept.
     *
     * <p>The setting {@code finicity.lockout.confirmed-unlocked} does the same for whoever has no
     * access to the application: any new value counts once.
     *
     * @throws InvalidConfigurationException if the credentials are missing or impossible
     * @throws FinicityUnavailableException if the record of attempts cannot be changed at the
     *     moment
     */
    void confirmUnlocked();
}
