package io.github.mpfinicity;

/**
 * The vendor rejected the partner id or the partner secret (codes 10001, 10021, 12401), rejected
 * credentials that never worked in an answer without a known code, or has accepted a newer secret
 * since. The library does not send them again until they change, because five failures lock the
 * account: correct the setting that the message names.
 *
 * @since 1.0
 */
public class CredentialsRejectedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public CredentialsRejectedException(String message) {
        super(message);
    }
}
