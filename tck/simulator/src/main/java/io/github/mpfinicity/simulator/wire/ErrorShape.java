package io.github.mpfinicity.simulator.wire;

/** How a refusal is written. The vendor's services differ, and so does its edge. */
public enum ErrorShape {
    /**
     * {@link #XML} where the request accepts nothing but XML, and where a request for a token or a
     * new secret does not say what it accepts, else {@link #FLAT}.
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

    /** A page as an edge proxy writes it, without a code. */
    HTML
}
