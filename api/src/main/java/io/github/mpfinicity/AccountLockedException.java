package io.github.mpfinicity;

/**
 * The vendor reports a locked account (code 24302). Only the vendor's support can unlock it; the
 * library sends no authentication in the meantime.
 *
 * @since 1.0
 */
public class AccountLockedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public AccountLockedException(String message) {
        super(message);
    }
}
