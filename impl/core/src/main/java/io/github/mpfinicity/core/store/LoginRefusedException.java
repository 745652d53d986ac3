package io.github.mpfinicity.core.store;

/**
 * A store's server refuses the login. It is not tried again at once: many servers lock a user out
 * after some refused logins.
 *
 * @since 1.0
 */
public final class LoginRefusedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public LoginRefusedException(String message) {
        super(message);
    }
}
