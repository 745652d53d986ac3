package io.github.mpfinicity.simulator.wire;

import static java.util.Objects.requireNonNull;

/**
 * The choices the vendor's documents leave open, to be switched by a test at any time. Thread-safe;
 * each choice is read when a refusal is written.
 */
public final class Dialect {

    private volatile ErrorShape errors = ErrorShape.NEGOTIATED;
    private volatile CodeType codes = CodeType.NUMBER;
    private volatile int lockedStatus = 500;
    private volatile boolean appKeyRefusedAsText;
    private volatile boolean tokensBoundToAppKey;
    private volatile boolean xmlDeclarationRefused;
    private volatile boolean immediateReadInXml;

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
     * The status of code 24302 for a token and for a change of the secret; 500 unless set.
     *
     * @param status 500 as in the vendor's error guide, or 401 as in its specification
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

    /**
     * Whether an XML body that starts with {@code <?xml} is refused with code 14020, as one client
     * of the vendor reports; false unless set.
     *
     * @param refused true to accept the root element only
     * @return this
     */
    public Dialect xmlDeclarationRefused(boolean refused) {
        xmlDeclarationRefused = refused;
        return this;
    }

    /**
     * Whether {@code immediate} is read in an XML body, where the vendor never documented it; false
     * unless set, so that every change in XML is immediate.
     *
     * @param read true to read it as in JSON
     * @return this
     */
    public Dialect immediateReadInXml(boolean read) {
        immediateReadInXml = read;
        return this;
    }

    /** Goes back to what a simulator starts with. */
    public void reset() {
        errors(ErrorShape.NEGOTIATED).codes(CodeType.NUMBER);
        lockedStatus(500).appKeyRefusedAsText(false);
        tokensBoundToAppKey(false).xmlDeclarationRefused(false).immediateReadInXml(false);
    }

    /**
     * Whether an XML body that starts with {@code <?xml} is refused.
     *
     * @return the current choice
     */
    public boolean xmlDeclarationRefused() {
        return xmlDeclarationRefused;
    }

    /**
     * Whether {@code immediate} is read in an XML body.
     *
     * @return the current choice
     */
    public boolean immediateReadInXml() {
        return immediateReadInXml;
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

    ErrorShape shapeOf(FinicityError error, boolean xml) {
        if (appKeyRefusedAsText && error.code() == 10027) {
            return ErrorShape.TEXT;
        }
        var shape = errors;
        if (shape == ErrorShape.NEGOTIATED) {
            return xml ? ErrorShape.XML : ErrorShape.FLAT;
        }
        return shape;
    }
}
