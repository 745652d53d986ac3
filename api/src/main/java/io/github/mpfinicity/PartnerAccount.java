package io.github.mpfinicity;

/**
 * The account of a partner, for operators: its status, and the actions on it. Inject it into an
 * administration page or a health check:
 *
 * <pre>{@code
 * @Inject PartnerAccount account;
 * ...
 * AccountStatus status = account.status();
 * }</pre>
 *
 * <p>Safe for any thread.
 *
 * @since 1.0
 */
public interface PartnerAccount {
    /**
     * {@return the account as this process knows it} The method sends and reads nothing, so it may
     * be called often.
     */
    AccountStatus status();

    /**
     * Confirms that the vendor's account is not locked and that a new attempt is right. An operator
     * must have made sure of that. The library forgets the charged attempts and the lock.
     * Credentials that a code of the vendor named stay rejected while they are still configured.
     * Credentials that were rejected without such a code, for example with an HTML page, may be
     * tried again. The next call authenticates, except while an earlier attempt that ended without
     * an answer may still arrive: then the back-off of that attempt is kept. The method blocks, at
     * most for a deadline and a caller's wait; then the exception names the part that does not
     * answer.
     *
     * <p>The setting {@code finicity.lockout.confirmed-unlocked} does the same for an operator
     * without access to the application: any new value counts once.
     *
     * @throws InvalidConfigurationException if the credentials are missing or impossible
     * @throws FinicityUnavailableException if the credentials cannot be read or the record of
     *     attempts cannot be changed at the moment
     */
    void confirmUnlocked();

    /**
     * Changes the partner secret at the vendor, with the vendor's grace period of 30 days. The
     * change is not possible with {@code finicity.format=xml}.
     *
     * @param next the new secret, for example from {@link PartnerSecret#generate()}
     * @see #changeSecret(PartnerSecret, GracePeriod)
     */
    default void changeSecret(PartnerSecret next) {
        changeSecret(next, GracePeriod.THIRTY_DAYS);
    }

    /**
     * Changes the partner secret at the vendor and in the place where it is configured. The library
     * keeps the new secret there as pending, sends it once, tries it, and then puts it in the
     * present secret's place. The method blocks: rarely for more than a second, at most for two
     * deadlines and a caller's wait. Calls go on with the present token.
     *
     * <p>The change needs a place that can be written: {@code finicity.partner-secret-file}, or a
     * {@link WritablePartnerCredentialsSource} of the application. It also needs a record without
     * failed attempts and a budget of three, because a change can cost three attempts if its answer
     * is lost. In that case the library keeps both secrets and finds out in the background which of
     * them works. It never exceeds its budget, and {@link SessionEvent.SecretChanged} tells if the
     * new secret works.
     *
     * <p>The source is the vendor's specification, "Modify Partner Secret". It documents a grace
     * period of 30 days, but not which secrets work in it: the library assumes that the old secret
     * still authenticates.
     *
     * @param next the new secret
     * @param grace the time for which the vendor is asked to accept the old secret
     * @throws IllegalArgumentException if the new secret breaks a {@linkplain
     *     PartnerSecret#brokenRules() rule of the vendor}, or if the vendor says so; the message
     *     names the rule, and the old secret stays in force
     * @throws InvalidConfigurationException if no place for a new secret exists, if the credentials
     *     are missing or impossible, or if a grace period is asked for with {@code
     *     finicity.format=xml}, which cannot say that; nothing was sent
     * @throws LockoutGuardException if failed attempts are charged, or an earlier change is not
     *     settled; nothing was sent
     * @throws FinicityUnavailableException if the change was not made for a reason that passes, or
     *     if nobody knows whether it was made; the message says which
     * @throws FinicityAuthenticationException if the vendor rejected the present credentials
     */
    void changeSecret(PartnerSecret next, GracePeriod grace);
}
