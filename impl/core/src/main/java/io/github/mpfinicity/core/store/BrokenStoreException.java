package io.github.mpfinicity.core.store;

/**
 * A store breaks its contract, or holds a text that only a newer version of this library can read.
 * Neither passes by itself, so nothing is sent.
 */
public final class BrokenStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public BrokenStoreException(String message) {
        super(message);
    }
}
