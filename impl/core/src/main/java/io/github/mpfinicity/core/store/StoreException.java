package io.github.mpfinicity.core.store;

/**
 * A store could not tell the result of an operation. The message is for people and never holds a
 * kept text.
 *
 * @since 1.0
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
