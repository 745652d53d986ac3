package io.github.mpfinicity;

/**
 * The vendor refused the request without giving a code (status 403), which is how callers from a
 * country that is not allowed are turned away. Call from an allowed country.
 */
public class RegionRefusedException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public RegionRefusedException(String message) {
        super(message);
    }
}
