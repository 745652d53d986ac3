package io.github.mpfinicity.simulator.wire;

import static java.util.Objects.requireNonNull;

/**
 * The choices the vendor's documents leave open, to be switched by a test at any time. Thread-safe;
 * each choice is read when a refusal is written.
 */
public final class Dialect {

    private volatile ErrorShape errors = ErrorShape.NEGOTIATED;
    private volatile CodeType codes = CodeType.NUMBER;
    private volatile int lockedStatus = 401;
    private volatile boolean appKeyRefusedAsText;
    private volatile boolean tokensBoundToAppKey;

    /** The dialect that a simulator starts with. */
    public Dialect() {}

    /**
     * The shape of refusals; {@link ErrorShape#NEGOTIATED} unless set.
     *
     * @param shape used for every refusal from now on
     * @return this
     */
    public Dialect errors(ErrorShape shape) {
        errors = requireNonNull(shape, "shape");
        return this;
    }

    /**
     * The JSON type of codes; {@link CodeType#NUMBER} unless set.
     *
     * @param type used for every JSON refusal from now on
     * @return this
     */
    public Dialect codes(CodeType type) {
        codes = requireNonNull(type, "type");
        return this;
    }

    /**
     * The status of code 24302; 401 unless set.
     *
     * @param status 401 as in the vendor's specification, or 500 as in its error guide
     * @return this
     * @throws IllegalArgumentException for any other status
     */
    public Dialect lockedStatus(int status) {
        if (status != 401 && status != 500) {
            throw new IllegalArgumentException("lockedStatus must be 401 or 500, not " + status);
        }
        lockedStatus = status;
        return this;
    }

    /**
     * Whether a wrong app key is refused with plain text instead of code 10027; false unless set.
     *
     * @param asText true for {@code Invalid (Finicity-App-Key)} as {@code text/plain}
     * @return this
     */
    public Dialect appKeyRefusedAsText(boolean asText) {
        appKeyRefusedAsText = asText;
        return this;
    }

    /**
     * Whether a token serves only with the app key it was issued under; false unless set. With the
     * old app key nothing serves in either case.
     *
     * @param bound true to refuse it with code 10022 once the app key was rotated
     * @return this
     */
    public Dialect tokensBoundToAppKey(boolean bound) {
        tokensBoundToAppKey = bound;
        return this;
    }

    /** Goes back to what a simulator starts with. */
    public void reset() {
        errors(ErrorShape.NEGOTIATED).codes(CodeType.NUMBER);
        lockedStatus(401).appKeyRefusedAsText(false);
        tokensBoundToAppKey(false);
    }

    /**
     * Whether a token serves only with the app key it was issued under.
     *
     * @return the current choice
     */
    public boolean tokensBoundToAppKey() {
        return tokensBoundToAppKey;
    }

    /**
     * The refusal of a locked account.
     *
     * @return code 24302 with the chosen status
     */
    public FinicityError locked() {
        return FinicityError.locked(lockedStatus);
    }

    CodeType codes() {
        return codes;
    }

    ErrorShape shapeOf(FinicityError error, Accept accept) {
        if (appKeyRefusedAsText && error.code() == 10027) {
            return ErrorShape.TEXT;
        }
        var shape = errors;
        if (shape == ErrorShape.NEGOTIATED) {
            return accept.onlyXml() ? ErrorShape.XML : ErrorShape.FLAT;
        }
        return shape;
    }
}
