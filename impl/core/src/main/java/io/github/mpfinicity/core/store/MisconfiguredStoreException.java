package io.github.mpfinicity.core.store;

/**
 * A store cannot be used as it is set up: a table is missing, say. That does not pass by itself,
 * but does as soon as somebody has mended it.
 */
public class MisconfiguredStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public MisconfiguredStoreException(String message) {
        super(message);
    }
}
