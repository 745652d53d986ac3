package io.github.mpfinicity.core.store;

/**
 * A store does not do what it must, or holds what only a newer version of this library can read,
 * and that will not pass by itself: nothing may depend on it.
 */
public final class BrokenStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public BrokenStoreException(String message) {
        super(message);
    }
}
