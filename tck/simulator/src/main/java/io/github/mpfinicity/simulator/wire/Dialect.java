package io.github.mpfinicity.simulator.wire;

import static java.util.Objects.requireNonNull;

/**
 * The choices that the vendor's documents leave open. A test may change them at any time.
 * Thread-safe; each choice is read when a rejection is written.
 */
public final class Dialect {

    private volatile ErrorShape errors = ErrorShape.NEGOTIATED;
    private volatile CodeType codes = CodeType.NUMBER;
    private volatile int lockedStatus = 500;
    private volatile boolean appKeyRefusedAsText;
    private volatile boolean tokensBoundToAppKey;
    private volatile boolean xmlDeclarationRefused;
    private volatile boolean immediateReadInXml;

    /** Starts with the defaults. */
    public Dialect() {}

    /**
     * Sets the shape of rejections; the default is {@link ErrorShape#NEGOTIATED}.
     *
     * @param shape used for every rejection from now on
     * @return this
     */
    public Dialect errors(ErrorShape shape) {
        errors = requireNonNull(shape, "shape");
        return this;
    }

    /**
     * Sets the JSON type of codes; the default is {@link CodeType#NUMBER}.
     *
     * @param type used for every JSON rejection from now on
     * @return this
     */
    public Dialect codes(CodeType type) {
        codes = requireNonNull(type, "type");
        return this;
    }

    /**
     * Sets the status of code 24302 for a token and for a change of the secret; the default is 500.
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
     * Sets if a wrong app key is rejected with plain text instead of code 10027; the default is
     * false.
     *
     * @param asText true for {@code Invalid (Finicity-App-Key)} as {@code text/plain}
     * @return this
     */
    public Dialect appKeyRefusedAsText(boolean asText) {
        appKeyRefusedAsText = asText;
        return this;
    }

    /**
     * Sets if a token serves only with the app key it was issued under; the default is false. The
     * old app key never serves.
     *
     * @param bound true to reject it with code 10022 once the app key was rotated
     * @return this
     */
    public Dialect tokensBoundToAppKey(boolean bound) {
        tokensBoundToAppKey = bound;
        return this;
    }

    /**
     * Sets if an XML body that starts with {@code <?xml} is rejected with code 14020, as one client
     * of the vendor reports; the default is false.
     *
     * @param refused true to accept the root element only
     * @return this
     */
    public Dialect xmlDeclarationRefused(boolean refused) {
        xmlDeclarationRefused = refused;
        return this;
    }

    /**
     * Sets if {@code immediate} is read in an XML body, where the vendor never documented it; the
     * default is false, so that every change in XML is immediate.
     *
     * @param read true to read it as in JSON
     * @return this
     */
    public Dialect immediateReadInXml(boolean read) {
        immediateReadInXml = read;
        return this;
    }

    /** Goes back to the defaults. */
    public void reset() {
        errors(ErrorShape.NEGOTIATED).codes(CodeType.NUMBER);
        lockedStatus(500).appKeyRefusedAsText(false);
        tokensBoundToAppKey(false).xmlDeclarationRefused(false).immediateReadInXml(false);
    }

    /** {@return true if an XML body that starts with {@code <?xml} is rejected} */
    public boolean xmlDeclarationRefused() {
        return xmlDeclarationRefused;
    }

    /** {@return true if {@code immediate} is read in an XML body} */
    public boolean immediateReadInXml() {
        return immediateReadInXml;
    }

    /** {@return true if a token serves only with the app key it was issued under} */
    public boolean tokensBoundToAppKey() {
        return tokensBoundToAppKey;
    }

    /** {@return the rejection of a locked account: code 24302 with the chosen status} */
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
