package io.github.mpfinicity;

/**
 * The library denies further attempts: so many attempts have failed, or may have, that another one
 * could lock the account. Correct the credentials, then call {@link
 * PartnerAccount#confirmUnlocked()} or set {@code finicity.lockout.confirmed-unlocked} to a new
 * value.
 *
 * @since 1.0
 */
public class LockoutGuardException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public LockoutGuardException(String message) {
        super(message);
    }
}
