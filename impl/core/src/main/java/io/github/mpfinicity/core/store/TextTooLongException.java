package io.github.mpfinicity.core.store;

/** A store has no room for a text, and nothing changed. The message says what to make wider. */
public final class TextTooLongException extends MisconfiguredStoreException {
    private static final long serialVersionUID = 1L;

    public TextTooLongException(String message) {
        super(message);
    }
}
