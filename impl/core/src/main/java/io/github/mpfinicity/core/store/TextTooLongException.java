package io.github.mpfinicity.core.store;

/**
 * A store has no room for a text, and nothing changed. The message says what to make wider.
 *
 * @since 1.0
 */
public final class TextTooLongException extends MisconfiguredStoreException {
    private static final long serialVersionUID = 1L;

    public TextTooLongException(String message) {
        super(message);
    }
}
