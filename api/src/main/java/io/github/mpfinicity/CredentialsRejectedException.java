package io.github.mpfinicity;

/**
 * The vendor refused the partner id or the partner secret (codes 10001, 10021, 12401), or turned
 * away credentials that never worked without a code we know. They are not sent again until they
 * change, because five failures lock the account: correct the setting that the message names.
 */
public class CredentialsRejectedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public CredentialsRejectedException(String message) {
        super(message);
    }
}
