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
     * right to try again. Forgets the attempts charged and the lock. What was refused by a code
     * that names it, and is still the configured one, stays refused; what was turned away without
     * such a code, as by a page of HTML, may be tried again. The next call authenticates, unless an
     * attempt before it ended without an answer a moment ago: that one may still arrive, and its
     * pause is kept. Blocks meanwhile, at most for a deadline and a caller's wait; then the
     * exception says what does not answer.
     *
     * <p>The setting {@code finicity.lockout.confirmed-unlocked} does the same for whoever has no
     * access to the application: any new value counts once.
     *
     * @throws InvalidConfigurationException if the credentials are missing or impossible
     * @throws FinicityUnavailableException if the credentials cannot be read or the record of
     *     attempts cannot be changed at the moment
     */
    void confirmUnlocked();

    /**
     * Changes the partner secret at the vendor, with the vendor's grace period of 30 days. Not
     * possible with {@code finicity.format=xml}.
     *
     * @param next the new secret, for example from {@link PartnerSecret#generate()}
     * @see #changeSecret(PartnerSecret, GracePeriod)
     */
    default void changeSecret(PartnerSecret next) {
        changeSecret(next, GracePeriod.THIRTY_DAYS);
    }

    /**
     * Changes the partner secret at the vendor, and in the place it is configured in. The new
     * secret is kept there as pending, sent once, tried, and then takes the present one's place.
     * Blocks meanwhile: rarely for more than a second, at most for two deadlines and a caller's
     * wait. Calls go on with the present token.
     *
     * <p>Needs a place that can be written: {@code finicity.partner-secret-file}, or a {@link
     * WritablePartnerCredentialsSource} of the application's own. Needs a record without failed
     * attempts, and a budget of three: that is what a change can cost if its answer is lost. Then
     * both secrets are kept, the library finds out in the background which of them works, without
     * ever exceeding its budget, and {@link SessionEvent.SecretChanged} tells if it is the new one.
     *
     * <p>Source: the vendor's specification, "Modify Partner Secret". It documents a grace period
     * of 30 days, and not what works in it: that the old secret still authenticates is assumed.
     *
     * @param next the new secret
     * @param grace whether the vendor is asked to go on accepting the old one for a while
     * @throws IllegalArgumentException if the new secret breaks a {@linkplain
     *     PartnerSecret#brokenRules() rule of the vendor}, here or in the vendor's own eyes; the
     *     message says which; the old secret stays in force
     * @throws InvalidConfigurationException if there is no place for a new secret, the credentials
     *     are missing or impossible, or a grace period is asked for with {@code
     *     finicity.format=xml}, which cannot say that; nothing was sent
     * @throws LockoutGuardException if failed attempts are charged, or an earlier change is not
     *     settled; nothing was sent
     * @throws FinicityUnavailableException if the change was not made for a reason that passes, or
     *     it is not known whether it was; the message says which
     * @throws FinicityAuthenticationException if the vendor refused the present credentials
     */
    void changeSecret(PartnerSecret next, GracePeriod grace);
}
