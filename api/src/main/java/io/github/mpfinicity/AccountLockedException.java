package io.github.mpfinicity;

/**
 * The vendor says that the account is locked (code 24302). Only its support can unlock it; nothing
 * is sent in the meantime.
 */
public class AccountLockedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public AccountLockedException(String message) {
        super(message);
    }
}
