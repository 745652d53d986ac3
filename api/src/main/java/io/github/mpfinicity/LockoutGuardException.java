package io.github.mpfinicity;

/**
 * The library itself sends nothing more: so many attempts have failed, or may have, that further
 * ones could lock the account. Correct the credentials, then call {@link
 * PartnerAccount#confirmUnlocked()} or set {@code finicity.lockout.confirmed-unlocked} to a new
 * value.
 */
public class LockoutGuardException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public LockoutGuardException(String message) {
        super(message);
    }
}
