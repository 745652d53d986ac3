package io.github.mpfinicity.core.store;

/**
 * A store cannot be used as it is configured; for example a table is missing. It works again as
 * soon as somebody has mended that.
 *
 * @since 1.0
 */
public class MisconfiguredStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    public MisconfiguredStoreException(String message) {
        super(message);
    }
}
