package io.github.mpfinicity.simulator.wire;

/** The shapes of a rejection. The vendor's services and its edge differ. */
public enum ErrorShape {
    /**
     * {@link #XML} if the request accepts nothing but XML, or if a request for a token or a new
     * secret does not say which type it accepts; else {@link #FLAT}.
     */
    NEGOTIATED,

    /** JSON with {@code code} and {@code message}. */
    FLAT,

    /** {@link #FLAT} with status, title, level, user message, tags and a transaction id. */
    EXTENDED,

    /** JSON {@code Errors.Error[]} with members such as {@code ReasonCode}. */
    WRAPPED,

    /** JSON {@code Errors.Error[]} with members such as {@code reasonCode}. */
    WRAPPED_LOWER_CASE,

    /** The message as {@code text/plain}, without a code. */
    TEXT,

    /** The legacy {@code <error>} document. */
    XML,

    /** An HTML page without a code, as an edge proxy writes it. */
    HTML
}
