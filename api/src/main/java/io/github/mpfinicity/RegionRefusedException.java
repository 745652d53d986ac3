package io.github.mpfinicity;

/**
 * The vendor rejected the request with status 403 and without a code. It rejects callers from a
 * country that is not allowed this way. Call from an allowed country.
 *
 * @since 1.0
 */
public class RegionRefusedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public RegionRefusedException(String message) {
        super(message);
    }
}
