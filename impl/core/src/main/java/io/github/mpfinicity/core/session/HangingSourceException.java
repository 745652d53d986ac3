package io.github.mpfinicity.core.session;

/** The source of the credentials does not answer. The message names it, and holds no secret. */
public final class HangingSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HangingSourceException(String message) {
        super(message);
    }
}
