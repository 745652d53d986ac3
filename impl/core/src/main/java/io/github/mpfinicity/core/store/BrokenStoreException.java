package io.github.mpfinicity.core.store;

/** A store does not do what it must, and will not by itself: nothing may depend on it. */
public final class BrokenStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public BrokenStoreException(String message) {
        super(message);
    }
}
