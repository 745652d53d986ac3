package io.github.mpfinicity;

/**
 * The vendor refused the app key (codes 10026, 10027, or plain text). Set the new one from the
 * portal; it is picked up without a restart.
 */
public class AppKeyRejectedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public AppKeyRejectedException(String message) {
        super(message);
    }
}
