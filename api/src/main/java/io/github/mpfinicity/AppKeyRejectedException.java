package io.github.mpfinicity;

/**
 * The vendor rejected the app key (codes 10026, 10027, or plain text). Set the new key from the
 * vendor's portal; the library uses it without a restart.
 *
 * @since 1.0
 */
public class AppKeyRejectedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public AppKeyRejectedException(String message) {
        super(message);
    }
}
